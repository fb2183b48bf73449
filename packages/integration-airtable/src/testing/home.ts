import { startFakeAirtable, type FakeAirtable, type FakeAirtableOptions } from "@peregrine/fake-airtable";
import { SyncHarness } from "@peregrine/testkit";
import AirtableIntegration from "../index.ts";

/** A user's memory and the service it syncs with. */
export type Home = SyncHarness<FakeAirtable>;

/** A home of its own, connected but for what a test says. */
export function openHome(options: Omit<FakeAirtableOptions, "now"> = {}): Promise<Home> {
  return SyncHarness.open({
    Integration: AirtableIntegration,
    start: (now) => startFakeAirtable({ ...options, now }),
    config: ({ token }) => ({ api_key: token }),
  });
}
