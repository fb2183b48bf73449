import { describe, expect, test, vi } from "vitest";
import type { IntegrationForm, Settings } from "../api-types.ts";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";

const FILE = "config/integrations/acme.yaml";
const GOOD = { api_key: "demo-key", workspace: "demo" };

test("the page of a new home: every integration has a card", async () => {
  const home = new TestHome()
    .install()
    .install("beta", { label: "<img src=x onerror=alert(1)>", tier: "paid" });
  const web = await TestWeb.start(home);
  const { cards } = await web.json<Settings>("/api/integrations");
  expect(cards).toMatchObject([
    { label: "<img src=x onerror=alert(1)>", state: "locked" },
    { label: "Acme", state: "not_configured" },
  ]);
});

describe("a connection", () => {
  test("is tested, saved, shown as verified, and its secret only as set", async () => {
    const home = new TestHome().install();
    const web = await TestWeb.start(home);
    expect(await web.json("/api/integrations/acme/test", { values: GOOD })).toMatchObject({
      ok: true,
      saved: false,
    });
    expect(() => home.read(FILE)).toThrow("ENOENT");
    const connected = await web.json("/api/integrations/acme/connect", { values: GOOD });
    expect(connected).toEqual({
      ok: true,
      saved: true,
      issues: [],
      check: { ok: true, account: expect.any(String) },
    });
    const form = await web.json<IntegrationForm>("/api/integrations/acme");
    expect(form).toMatchObject({ state: "verified", values: { workspace: "demo" }, secretsSet: ["api_key"] });
    expect(JSON.stringify(form)).not.toContain("demo-key");
  });

  test("keeps its secret when the form leaves it empty", async () => {
    const home = new TestHome().connect();
    const web = await TestWeb.start(home);
    const values = { api_key: "", workspace: "demo", note: "hello" };
    expect(await web.json("/api/integrations/acme/connect", { values })).toMatchObject({
      ok: true,
      saved: true,
    });
    expect(home.read(FILE)).toContain("api_key: demo-key\n");
    expect(await web.json("/api/integrations/acme/test", {})).toMatchObject({ ok: true });
  });

  test("that is refused is not saved, and can be saved anyway; the key comes back in no answer", async () => {
    const home = new TestHome().install();
    const web = await TestWeb.start(home);
    const values = { ...GOOD, api_key: "s3cret-key" };
    const refused = await web.json("/api/integrations/acme/connect", { values });
    expect(refused).toMatchObject({ ok: false, saved: false, check: { failure: { code: "auth" } } });
    expect(() => home.read(FILE)).toThrow("ENOENT");
    const saved = await web.json("/api/integrations/acme/connect", { values, save: "always" });
    expect(saved).toMatchObject({ ok: false, saved: true });
    const card = await web.json("/api/integrations/acme");
    expect(card).toMatchObject({ state: "failing", reason: expect.any(String) });
    expect(JSON.stringify([refused, saved, card])).not.toContain("s3cret");
  });

  test("with a form that is not filled in is told field by field", async () => {
    const web = await TestWeb.start(new TestHome().install());
    expect(await web.json("/api/integrations/acme/connect", { values: {} })).toMatchObject({
      ok: false,
      issues: [{ field: "api_key" }, { field: "workspace" }],
    });
    expect(web.service.requestCount()).toBe(0);
  });

  test("whose page was closed during the test is not saved", async () => {
    const home = new TestHome().install();
    const web = await TestWeb.start(home, { service: { latencyMs: 200 } });
    const page = new AbortController();
    const init = { signal: page.signal };
    const connected = web.request("/api/integrations/acme/connect", { values: GOOD }, init);
    await vi.waitUntil(() => web.service.requestCount() === 1);
    page.abort();
    await expect(connected).rejects.toThrow("aborted");
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(() => home.read(FILE)).toThrow("ENOENT");
    expect(await web.json("/api/integrations/acme")).toMatchObject({ state: "not_configured" });
  });

  test("is removed", async () => {
    const home = new TestHome().connect();
    const web = await TestWeb.start(home);
    expect(await web.json("/api/integrations/acme/disconnect", {})).toEqual({ removed: true, forgotten: 0 });
    expect(() => home.read(FILE)).toThrow("ENOENT");
  });
});

describe("an integration that misbehaves takes nothing down", () => {
  test("one that hangs has failed its test, and saves nothing later", async () => {
    const home = new TestHome().install();
    const web = await TestWeb.start(home, { checkDeadlineMs: 50 });
    const values = { ...GOOD, workspace: "hang" };
    expect(await web.json("/api/integrations/acme/connect", { values })).toMatchObject({
      ok: false,
      saved: false,
      check: { failure: { code: "timeout" } },
    });
    expect(() => home.read(FILE)).toThrow("ENOENT");
    expect(await web.json("/api/integrations/acme/test", { values: GOOD })).toMatchObject({ ok: true });
  });

  test("what one throws is not repeated: it may quote the key", async () => {
    const web = await TestWeb.start(new TestHome().install());
    const values = { api_key: "s3cret-key", workspace: "throw" };
    const response = await web.request("/api/integrations/acme/test", { values });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ ok: false, failure: { code: "unknown" } });
    expect(text).not.toContain("s3cret");
  });
});

test.each([
  ["gone", 404, "peregrine add gone"],
  ["..%2F..%2Fuser", 422, "cannot be the name"],
  ["__proto__", 422, "cannot be the name"],
  ["a%00b", 422, "cannot be the name"],
])("an integration named %s is refused", async (name, status, words) => {
  const web = await TestWeb.start(new TestHome().write("config/user.yaml", "tier: paid\n"));
  const answers = await Promise.all([
    web.request(`/api/integrations/${name}`),
    web.request(`/api/integrations/${name}/connect`, { values: GOOD }),
    web.request(`/api/integrations/${name}/sync`, {}),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  }
});
