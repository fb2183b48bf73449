import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TestHome } from "./testing/test-home.ts";
import type { WizardDraft } from "./wizard-state.ts";
import { finishWizardUseCase, saveWizardUseCase, wizardUseCase } from "./wizard.ts";

const USER = "config/user.yaml";
const EMPTY = { chosen: [], values: {} };

test("a new home needs the wizard, and looking at it writes nothing", async () => {
  const home = new TestHome();
  expect(await wizardUseCase(home.context())).toEqual({
    needed: true,
    complete: false,
    ourStep: 7,
    draft: EMPTY,
  });
  expect(() => home.read(USER)).toThrow("ENOENT");
});

test("a closed tab resumes where it was, without its secrets", async () => {
  const home = new TestHome().install().write(USER, "# mine\nwizard_step: 6\nNDA_companies: [Acme]\n");
  await saveWizardUseCase(home.context(), {
    page: "connect",
    chosen: ["acme", "acme", "gone"],
    values: { acme: { api_key: "s3cret", workspace: "jobs", stray: "x" }, gone: { token: "s3cret" } },
  });
  expect(await wizardUseCase(home.context())).toMatchObject({
    step: 7,
    draft: { page: "connect", chosen: ["acme"], values: { acme: { workspace: "jobs" } } },
  });
  expect(home.read(USER)).toBe("# mine\nwizard_step: 7\nNDA_companies: [Acme]\n");
  expect(home.read(".peregrine/wizard.json")).not.toContain("s3cret");
  expect(statSync(join(home.dir, ".peregrine/wizard.json")).mode & 0o777).toBe(0o600);
});

test("finishing is told to the pipeline, and drops the draft", async () => {
  const home = new TestHome().install().write(USER, "wizard_step: 6\ntier: paid\n");
  await saveWizardUseCase(home.context(), { chosen: ["acme"], values: {} });
  expect(await finishWizardUseCase(home.context())).toEqual({
    needed: false,
    complete: true,
    ourStep: 7,
    draft: EMPTY,
  });
  expect(home.read(USER)).toBe("tier: paid\nwizard_complete: true\n");
  expect(() => home.read(".peregrine/wizard.json")).toThrow("ENOENT");
});

test("the wizard can be gone through again; the pipeline does not hear of it", async () => {
  const home = new TestHome().install().write(USER, "wizard_complete: true\n");
  await saveWizardUseCase(home.context(), { chosen: ["acme"], values: {} });
  expect(home.read(USER)).toBe("wizard_complete: true\n");
});

test.each(["", "{", "[]", '{"chosen":"acme","values":{"acme":[1]},"page":7}', '{"__proto__":{"page":"x"}}'])(
  "a draft that was damaged is an empty one: %s",
  async (text) => {
    const home = new TestHome().write(".peregrine/wizard.json", text);
    const { draft } = await wizardUseCase(home.context());
    expect({ ...draft, values: {} }).toEqual(EMPTY);
  },
);

test("names and keys that every object has are no fields", async () => {
  const home = new TestHome().install();
  const hostile = JSON.parse(
    '{"chosen":["toString"],"values":{"__proto__":{"a":"b"},"acme":{"constructor":"x"}}}',
  );
  const { draft } = await saveWizardUseCase(home.context(), hostile satisfies WizardDraft);
  expect(draft).toEqual(EMPTY);
});
