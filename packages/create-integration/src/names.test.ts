import { describe, expect, test } from "vitest";
import { labelOf, namesOf } from "./names.ts";

describe("a name becomes that of the integration and of its package", () => {
  test.each([
    ["acme", "peregrine-integration-acme", "acme"],
    ["google_tasks", "peregrine-integration-google-tasks", "google_tasks"],
    [" peregrine-integration-acme-2 ", "peregrine-integration-acme-2", "acme_2"],
    ["@ada/peregrine-integration-acme", "@ada/peregrine-integration-acme", "acme"],
  ])("%s", (text, packageName, name) => {
    expect(namesOf(text)).toEqual({ packageName, name });
  });
});

describe("a name is refused, with one that would do", () => {
  test.each([
    ["Acme Boards", "such as acme_boards"],
    ["acme-boards", "such as acme_boards"],
    ["2do", "such as do"],
    ["", "use small letters"],
    ["@peregrine/integration-acme", "The scope @peregrine is that of the project"],
    ["@ada/acme", "@you/peregrine-integration-acme"],
    ["peregrine-integration-", "can be no package"],
    ["../../etc", "can be no package"],
    ["a".repeat(65), "such as aaa"],
  ])("%j", (text, problem) => {
    expect(namesOf(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

test("a label is made of the name's words", () => {
  expect(labelOf("google_tasks")).toBe("Google Tasks");
});
