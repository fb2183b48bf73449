import type { Manifest } from "@peregrine/core/host";
import { describe, expect, test } from "vitest";
import { compareManifests } from "./compare-manifests.ts";

const before: Manifest = {
  name: "acme",
  label: "Acme",
  tier: "paid",
  hosts: ["api.acme.example"],
  features: { acme_sync: "paid" },
  fields: [
    { key: "token", label: "Token", type: "password", required: true },
    { key: "board", label: "Board", type: "text" },
    {
      key: "zone",
      label: "Zone",
      type: "select",
      options: [
        { value: "eu", label: "Europe" },
        { value: "us", label: "America" },
      ],
    },
  ],
};

type Change = (manifest: Manifest) => void;

function compared(change: Change) {
  const after = structuredClone(before);
  change(after);
  return compareManifests(before, after);
}

test("nothing changed takes no version", () => {
  expect(compared(() => undefined)).toEqual({ bump: "none", reasons: [] });
});

const MAJOR: [string, Change][] = [
  ["its name was acme and is acme_two", (after) => (after.name = "acme_two")],
  ["its tier was paid and is premium", (after) => (after.tier = "premium")],
  ["the field board is gone", (after) => after.fields.splice(1, 1)],
  ["the field board was of type text and is url", (after) => (after.fields[1]!.type = "url")],
  ["the field board must be filled in now", (after) => (after.fields[1]!.required = true)],
  [
    "the field team is new and required",
    (after) => after.fields.push({ key: "team", label: "Team", type: "text", required: true }),
  ],
  ["the field zone lost its option us", (after) => zoneOf(after).splice(1, 1)],
  [
    "the tier of the feature acme_sync was paid and is ultra",
    (after) => (after.features = { acme_sync: "ultra" }),
  ],
];

const MINOR: [string, Change][] = [
  ["its tier was paid and is free", (after) => (after.tier = "free")],
  ["the field team is new", (after) => after.fields.push({ key: "team", label: "Team", type: "text" })],
  [
    "the field team is new",
    (after) => after.fields.push({ key: "team", label: "T", type: "text", required: true, default: "a" }),
  ],
  ["the field token may be left empty now", (after) => (after.fields[0]!.required = false)],
  ["the field board has another default", (after) => (after.fields[1]!.default = "jobs")],
  ["the field zone has a new option, asia", (after) => zoneOf(after).push({ value: "asia", label: "Asia" })],
  ["it also talks to files.acme.example", (after) => after.hosts?.push("files.acme.example")],
  ["the feature acme_files is new", (after) => (after.features!.acme_files = "free")],
];

const PATCH: [string, Change][] = [
  ["its label is another", (after) => (after.label = "ACME")],
  ["its summary is another", (after) => (after.summary = "Keeps cards.")],
  ["the words of the field token are others", (after) => (after.fields[0]!.help = "Under Settings.")],
  ["the words of the field zone are others", (after) => lastFirst(zoneOf(after))],
  ["its fields are in another order", (after) => lastFirst(after.fields)],
  ["it no longer talks to api.acme.example", (after) => (after.hosts = [])],
];

function zoneOf({ fields }: Manifest): { value: string; label: string }[] {
  const zone = fields[2];
  if (zone?.type !== "select") throw new Error("The third field is no choice");
  const options = [...zone.options];
  zone.options = options;
  return options;
}

function lastFirst(items: unknown[]): void {
  items.unshift(items.pop());
}

describe.each([
  ["major", MAJOR],
  ["minor", MINOR],
  ["patch", PATCH],
] as const)("a %s version", (bump, changes) => {
  test.each(changes)("because %s", (message, change) => {
    const { bump: smallest, reasons } = compared(change);
    expect(reasons).toContainEqual({ bump, message });
    expect(smallest).toBe(bump);
  });
});

test("of several changes the one that weighs most decides, and stands first", () => {
  const { bump, reasons } = compared((after) => {
    after.label = "ACME";
    after.fields.splice(1, 1);
  });
  expect(bump).toBe("major");
  expect(reasons.map((reason) => reason.bump)).toEqual(["major", "patch"]);
});
