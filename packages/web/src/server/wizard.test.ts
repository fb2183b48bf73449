import { expect, test } from "vitest";
import type { WizardState } from "../api-types.ts";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";

test("the wizard resumes after a crash, keeps no secret, and is finished once", async () => {
  const home = new TestHome().install().write("config/user.yaml", "wizard_step: 6\n");
  const first = await TestWeb.start(home);
  const draft = {
    page: "connect",
    chosen: ["acme"],
    values: { acme: { api_key: "s3cret-key", workspace: "demo" } },
  };
  const put = { method: "PUT", body: JSON.stringify(draft), headers: { "content-type": "application/json" } };
  const kept = await first.json<WizardState>("/api/wizard/draft", undefined, put);
  expect(kept).toMatchObject({ step: 7, draft: { values: { acme: { workspace: "demo" } } } });
  await first.close();

  const second = await TestWeb.start(home);
  const state = await second.json<WizardState>("/api/wizard");
  expect(state).toEqual({
    needed: true,
    complete: false,
    step: 7,
    ourStep: 7,
    draft: { page: "connect", chosen: ["acme"], values: { acme: { workspace: "demo" } } },
  });
  expect(home.read(".peregrine/wizard.json")).not.toContain("s3cret");

  expect(await second.json("/api/wizard/finish", {})).toMatchObject({ needed: false, draft: { chosen: [] } });
  expect(home.read("config/user.yaml")).toBe("wizard_complete: true\n");
  expect(await second.json("/api/overview")).toMatchObject({ wizard: { complete: true } });
});

test("a draft of another shape is refused", async () => {
  const web = await TestWeb.start(new TestHome());
  const put = { method: "PUT", body: '{"chosen":"acme"}', headers: { "content-type": "application/json" } };
  expect((await web.request("/api/wizard/draft", undefined, put)).status).toBe(422);
});
