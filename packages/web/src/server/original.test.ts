import { expect, test } from "vitest";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";

const API = "/api/settings/system/integrations";

test("the original's own page lists, tests, connects and disconnects", async () => {
  const home = new TestHome().install().install("beta", { tier: "paid", label: "Beta" });
  const web = await TestWeb.start(home);
  expect(await web.json(API)).toMatchObject([
    {
      id: "acme",
      name: "Acme",
      connected: false,
      tier_required: "free",
      fields: [{ key: "api_key", label: "API Key", type: "password" }, {}, {}],
    },
    { id: "beta", tier_required: "paid" },
  ]);
  const good = { api_key: "demo-key", workspace: "demo" };
  expect(await web.json(`${API}/acme/test`, good)).toEqual({ ok: true });
  expect(await web.json(`${API}/acme/connect`, good)).toEqual({ ok: true });
  expect(await web.json(API)).toMatchObject([{ connected: true }, {}]);
  expect(await web.json(`${API}/acme/disconnect`, undefined, { method: "POST" })).toEqual({ ok: true });
  expect(await web.json(API)).toMatchObject([{ connected: false }, {}]);
});

test.each([
  ["acme/test", { api_key: "s3cret-key", workspace: "demo" }, "MyService"],
  ["acme/connect", { api_key: "s3cret-key" }, "Workspace is required"],
  ["beta/connect", { api_key: "s3cret-key", workspace: "demo" }, "paid tier"],
  ["gone/test", { api_key: "s3cret-key" }, "peregrine add gone"],
  ["..%2fuser/connect", {}, "cannot be the name"],
])("what fails is answered 200 with a sentence: %s", async (path, values, words) => {
  const web = await TestWeb.start(new TestHome().install().install("beta", { tier: "paid" }));
  const response = await web.request(`${API}/${path}`, values);
  expect(response.status).toBe(200);
  const answer = await response.json();
  expect(answer).toEqual({
    ok: false,
    error: expect.stringContaining(words === "MyService" ? "Acme" : words),
  });
  expect(JSON.stringify(answer)).not.toContain("s3cret");
});
