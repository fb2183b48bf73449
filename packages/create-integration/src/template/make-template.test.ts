import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTemplate } from "../create-integration.ts";
import { fill } from "../fill.ts";
import { placesFor } from "./exemplar.ts";
import { makeTemplate } from "./make-template.ts";

const EXEMPLAR = join(import.meta.dirname, "../../../integration-myservice");
const BUILT = join(import.meta.dirname, "../../dist/template.json");

/** The exemplar writes its service's name in two ways. */
const oneName = (text: string): string => text.replaceAll("My Service", "MyService");

test.each([
  { path: "src/index.ts", from: "src/index.ts", cut: 3, longer: -2 },
  { path: "src/index.test.ts", from: "src/sync.test.ts", cut: 0, longer: 0 },
  { path: "src/contract.test.ts", from: "src/contract.test.ts", cut: 0, longer: 0 },
])(
  "$path, filled with the exemplar's own names, is the exemplar's, but for what is true of it alone",
  ({ path, from, cut, longer }) => {
    const choices = {
      packageName: "@peregrine/integration-myservice",
      name: "myservice",
      label: "MyService",
      author: "",
      repository: "",
      manager: "npm",
    } as const;
    const filled = fill(makeTemplate().get(path) ?? "", choices, 2026)
      .replaceAll("Myservice", "MyService")
      .replace("api.myservice.example", "api.myservice.com")
      .replace("./testing/fake-service.ts", "./server/start-server.ts");
    const ours = new Set(oneName(filled).split("\n"));
    const theirs = oneName(readFileSync(join(EXEMPLAR, from), "utf8")).split("\n");
    const missing = theirs.filter((line) => !ours.has(line));
    expect(missing).toHaveLength(cut);
    expect(filled.split("\n")).toHaveLength(theirs.length + longer);
  },
);

test.runIf(existsSync(BUILT))("what was built is what the exemplar makes now", () => {
  expect(Object.fromEntries(readTemplate(BUILT))).toEqual(Object.fromEntries(makeTemplate()));
});

test("a part that was to be cut and is not there any more stops the build", () => {
  expect(() => placesFor("src/index.ts", "export default class {}")).toThrow("The exemplar no longer holds");
});

test("every action of the workflows is pinned by its commit", () => {
  const workflows = [...makeTemplate()].filter(([path]) => path.endsWith(".yml"));
  const uses = workflows.flatMap(([, text]) => [...text.matchAll(/uses: (.+)/g)].map((match) => match[1]));
  expect(uses).toHaveLength(4);
  for (const use of uses) expect(use).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d/);
});
