import { startFakeNotion, type FakeNotion, type FakeNotionOptions } from "@peregrine/fake-notion";
import { SyncHarness } from "@peregrine/testkit";
import NotionIntegration from "../index.ts";

/** A user's memory and the service it syncs with. */
export type Home = SyncHarness<FakeNotion>;

/** A home of its own, connected but for what a test says. */
export function openHome(options: Omit<FakeNotionOptions, "now"> = {}): Promise<Home> {
  return SyncHarness.open({
    Integration: NotionIntegration,
    start: (now) => startFakeNotion({ writeMs: 0, ...options, now }),
    config: ({ token }) => ({ token }),
  });
}
