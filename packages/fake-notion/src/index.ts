export { FakeNotion, startFakeNotion, type FakeNotionOptions } from "./fake-notion.ts";
export type { LoggedCall } from "@peregrine/fake-service";
export type { Columns, OwnDatabase, Person } from "./person.ts";
export type { Typed } from "./typed.ts";
export type { RateLimit } from "./rate-limit.ts";
export type { StoredPage } from "./stored-pages.ts";
