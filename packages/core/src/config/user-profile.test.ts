import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import { scanPlainValues } from "./scan-plain-values.ts";
import { tempFolder } from "./testing/temp-folder.ts";
import { UserProfile } from "./user-profile.ts";

const KEYS = ["tier", "dev_tier_override"];
const profileOf = (text: string) => UserProfile.read(tempFolder({ "user.yaml": text }));

test("without the file: the free tier, the wizard not begun", async () => {
  expect(await UserProfile.read(tempFolder())).toMatchObject({
    tier: "free",
    wizardComplete: false,
    masterOff: false,
    problems: [],
  });
});

test.each<[string, Partial<UserProfile>]>([
  ["tier: paid\n", { tier: "paid" }],
  ["tier: paid\ndev_tier_override: ultra\n", { tier: "ultra" }],
  ["tier: paid\ndev_tier_override:\n", { tier: "paid" }],
  ["tier: paid\ndev_tier_override: ''\n", { tier: "paid" }],
  ['# c\r\ntier: "premium" # mine\r\nname: X\r\n', { tier: "premium" }],
  ["{tier: paid, wizard_step: 3}", { tier: "paid", wizardStep: 3 }],
  ["tier: &t paid\nother: *t\n", { tier: "paid" }],
  [
    "wizard_step: 4\nwizard_complete: true\nmaster_off: true\n",
    { wizardStep: 4, wizardComplete: true, masterOff: true },
  ],
  ["wizard_complete: yes\nmaster_off: no\n", { wizardComplete: true, masterOff: false }],
  ["wizard_step: soon\nmaster_off: maybe\n", { masterOff: true }],
  ["", { tier: "free" }],
  ["tier: null\n", { tier: "free" }],
])("%j is understood", async (text, expected) => {
  expect(await profileOf(text)).toMatchObject({ problems: [], ...expected });
});

test("a tier that does not exist is reported and reaches nothing", async () => {
  const profile = await profileOf("tier: free\ndev_tier_override: gold\n");
  expect(profile.tier).toBe("gold");
  expect(profile.problems).toEqual([
    'dev_tier_override is "gold" in user.yaml, which is none of: free, paid, premium, ultra',
  ]);
  expect((await profileOf("tier: Paid\n")).problems).toHaveLength(1);
  expect((await profileOf("tier: [paid]\n")).tier).toBe("free");
});

test.each(["tier: free\ntier: ultra\n", 'tier: "paid\n', "- tier\n", "tier:\n\tultra\n"])(
  "%j is refused",
  async (text) => {
    await expect(profileOf(text)).rejects.toMatchObject({
      code: "invalid_config",
      message: expect.stringContaining("user.yaml, line"),
    });
  },
);

test("a patch changes its keys only; other keys, their case and the comments survive", async () => {
  const before = "# me\nName: Ada\nnda_companies:\n- Initech\nwizard_step: 6\ntier: paid\nDocs_Dir: ~/docs\n";
  const configDir = tempFolder({ "user.yaml": before });
  await UserProfile.patch(configDir, { wizardComplete: true, wizardStep: null });
  expect(readFileSync(join(configDir, "user.yaml"), "utf8")).toBe(
    `${before.replace("wizard_step: 6\n", "")}wizard_complete: true\n`,
  );
  expect(await UserProfile.read(configDir)).toMatchObject({ tier: "paid", wizardComplete: true });
});

test("a patch makes the file where there is none, and what it writes needs no parser to read", async () => {
  const configDir = join(tempFolder(), "config");
  await UserProfile.patch(configDir, {
    tier: "ultra",
    devTierOverride: "free",
    wizardStep: 2,
    masterOff: true,
  });
  expect(await UserProfile.read(configDir)).toMatchObject({ tier: "free", wizardStep: 2, masterOff: true });
  expect(scanPlainValues(readFileSync(join(configDir, "user.yaml"), "utf8"), ["tier"])).toEqual({
    tier: "ultra",
  });
});

test("the fast scan never sees anything that a YAML parser does not", () => {
  const lines = [
    "tier: free",
    "tier: paid",
    "dev_tier_override: ultra",
    "tier: 'x'",
    'tier: "free"',
    "  tier: ultra",
    "# tier: ultra",
    "a:",
    "b: |",
    "  text",
    "c: >-",
    'd: "open',
    'e"',
    "f: 'open",
    "g'",
    "h: [a,",
    "i]",
    "j: {a: 1,",
    "k: 2}",
    "- tier: ultra",
    "- 'x",
    "---",
    "...",
    "%YAML 1.2",
    "tier: free # c",
    "tier: free#c",
    "tier:free",
    "tier:  free  ",
    "tier: *x",
    "l: &x ultra",
    "? tier",
    ": ultra",
    "<<: {tier: ultra}",
    "tier: ~",
    "tier: yes",
    "tier: 1_0",
    "tier: 010",
    "tier: 7",
    "",
    "  ",
    "\tm: n",
    "don't: do",
    "o: don't",
    'p: a "b',
    "q: [a, b]",
    "r: {a: b}",
    "s: 'it''s'",
    "tier: free\r",
    "t: - x",
    "tier: [paid]",
    "tier:",
    '"tier": ultra',
    "TIER: ultra",
    "u: x: y",
    " v: 1",
  ];
  let state = 42;
  const next = (below: number) =>
    Math.floor(((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32) * below);
  let scanned = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const text = `${Array.from({ length: 1 + next(5) }, () => lines[next(lines.length)]).join("\n")}\n`;
    const fast = scanPlainValues(text, KEYS);
    const slow = fast && parseDocument(text, { logLevel: "silent", uniqueKeys: false });
    if (!fast || !slow || slow.errors.length > 0) continue;
    scanned += 1;
    const values: Record<string, unknown> = slow.toJS();
    for (const key of KEYS) {
      expect([text, key, fast[key]]).toEqual([
        text,
        key,
        values[key] === undefined ? undefined : String(values[key]),
      ]);
    }
  }
  expect(scanned).toBeGreaterThan(300);
});
