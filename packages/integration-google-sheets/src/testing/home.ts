import {
  startFakeGoogleSheets,
  type FakeGoogleSheets,
  type FakeGoogleSheetsOptions,
} from "@peregrine/fake-google-sheets";
import { SyncHarness, TestClock } from "@peregrine/testkit";
import GoogleSheetsIntegration from "../index.ts";

/** A user's memory and the service it syncs with. */
export type Home = SyncHarness<FakeGoogleSheets>;

/** A home of its own, connected but for what a test says. */
export function openHome(options: Omit<FakeGoogleSheetsOptions, "now"> = {}): Promise<Home> {
  return SyncHarness.open({
    Integration: GoogleSheetsIntegration,
    start: (now) => startFakeGoogleSheets({ ...options, now }),
    config: ({ serviceAccount }) => ({ credentials_json: serviceAccount }),
    // Signatures are dated by the system's clock.
    clock: new TestClock({ now: Date.now(), auto: true }),
  });
}
