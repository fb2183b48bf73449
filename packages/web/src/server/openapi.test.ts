import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { apiRoutes } from "./routes/table.ts";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";
import { withRegistry } from "./testing/with-registry.ts";

const routes = apiRoutes();

/** References to components anywhere in a document. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "$ref" ? [String(part)] : referencesIn(part),
  );
}

test("every route is described, and every reference leads somewhere", async () => {
  const web = await TestWeb.start(new TestHome());
  const api = await web.json<{ paths: Record<string, object>; components: { schemas: object } }>(
    "/api/openapi.json",
  );
  const described = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual(
    routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`).toSorted(),
  );
  const references = referencesIn(api);
  expect(references.length).toBeGreaterThan(50);
  const known = new Set(Object.keys(api.components.schemas).map((name) => `#/components/schemas/${name}`));
  expect(references.filter((reference) => !known.has(reference))).toEqual([]);
});

test("docs/http-api.md has each route, and no other", () => {
  const docs = readFileSync(new URL("../../../../docs/http-api.md", import.meta.url), "utf8");
  const told = [...docs.matchAll(/^\| `([A-Z]+) (\/api\/[^`?]*)/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  expect(told.toSorted()).toEqual(
    routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted(),
  );
});

test("what is answered has the shape that was described, and no secret in it", async () => {
  const home = new TestHome().connect().install("beta", { tier: "paid" });
  home
    .write("node_modules/peregrine-integration-bad/package.json", "{")
    .write("config/integrations/gone.yaml", "a: b\n");
  const jobs = home.jobs([
    { url: "https://jobs.example/1", title: "A" },
    { url: "https://jobs.example/2", title: "Bad" },
  ]);
  const { options } = await withRegistry(home);
  const web = await TestWeb.start(home, options);
  const plan = await web.finished("/api/integrations/acme/plan", { jobs });
  await web.finished("/api/integrations/acme/sync", { jobs });
  await web.finished("/api/runs/1/undo", { dryRun: true });
  for (const { method, path, answer, mediaType } of routes) {
    if (method !== "get" || mediaType) continue;
    const at = path.replace(":name", "acme").replace(":run", "1").replace(":id", plan.id);
    const text = await (await web.request(at)).text();
    expect([path, text]).toEqual([path, expect.not.stringContaining("demo-key")]);
    const { success, error } = answer.safeParse(JSON.parse(text));
    expect([path, success ? "" : z.prettifyError(error)]).toEqual([path, ""]);
  }
  const events = routes.find(({ mediaType }) => mediaType)!;
  for (const event of await web.events(plan.id)) expect(events.answer.safeParse(event).error).toBeUndefined();
});
