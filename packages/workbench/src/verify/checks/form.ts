import type { Field } from "@peregrine/core";
import { likelyName, parseManifest, type Manifest } from "@peregrine/core/host";
import { parseDocument } from "yaml";
import { asMap, textIn, type PackedPackage } from "../packed-package.ts";
import type { PackageCheck } from "./check.ts";
import { escapePattern } from "./escape-pattern.ts";

/** Words in a key or label of something that nobody else may see. */
const SECRET =
  /(?:^|[_\s-])(?:token|secret|password|passwd|passphrase|api[_\s-]?key|access[_\s-]?key|private[_\s-]?key|webhook[_\s-]?url)(?:$|[_\s-])/i;

/** Its manifest, and what follows from the form. */
export const FORM: readonly PackageCheck[] = [
  {
    id: "manifest",
    title: "its manifest is there, and says what it may say",
    run: (packed) => {
      const manifest = readManifest(packed);
      if ("problem" in manifest) return [manifest.problem];
      const expected = likelyName(packed.name);
      return expected === undefined || expected === manifest.name
        ? []
        : [
            `the integration is called ${manifest.name}, and users will look for ${expected}, after its package`,
          ];
    },
  },
  {
    id: "secrets",
    title: "every field that looks like a secret is a password",
    run: (packed) =>
      fieldsOf(packed)
        .filter(
          ({ type, key, label }) =>
            (type === "text" || type === "url") && (SECRET.test(key) || SECRET.test(label)),
        )
        .map(
          ({ key }) =>
            `the field ${key} looks like a secret, and is not of type "password": it would be shown`,
        ),
  },
  {
    id: "example",
    title: "the example of its connection's file shows every field, and no secret",
    run: exampleProblems,
  },
  {
    id: "readme",
    title: "its README names every field",
    run: readmeProblems,
  },
];

/** The manifest in a package, or why it cannot be read. */
export function readManifest(packed: PackedPackage): Manifest | { problem: string } {
  const path = asMap(packed.json.peregrine).manifest;
  if (typeof path !== "string") return { problem: 'its package.json names no "peregrine": { "manifest" }' };
  const text = textIn(packed, path);
  if (text === undefined) return { problem: `${path} is not in it: build it with peregrine-manifest` };
  try {
    return parseManifest(JSON.parse(text));
  } catch (error) {
    return { problem: error instanceof SyntaxError ? `${path} is no JSON` : String(Object(error).message) };
  }
}

function fieldsOf(packed: PackedPackage): readonly Field[] {
  const manifest = readManifest(packed);
  return "problem" in manifest ? [] : manifest.fields;
}

function exampleProblems(packed: PackedPackage): string[] {
  const manifest = readManifest(packed);
  if ("problem" in manifest) return ["it has no manifest to compare with"];
  const file = `${manifest.name}.yaml.example`;
  const text = textIn(packed, file);
  if (text === undefined) return [`${file} is not in it: is it in "files"?`];
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return [`${file} is no YAML: ${document.errors[0]!.message.split("\n", 1)[0]}`];
  const values = asMap(document.toJS());
  // An optional value may stand in a comment, so that a copy leaves it empty.
  const shown = (key: string): boolean => key in values || new RegExp(`^#\\s*${key}:`, "m").test(text);
  return [
    ...manifest.fields
      .filter(({ key }) => !shown(key))
      .map(({ key }) => `${file} does not show the field ${key}`),
    ...manifest.fields
      .filter(({ type, key }) => type === "password" && isPlain(values[key]))
      .map(
        ({ key }) =>
          `${file} holds a value for the secret ${key}; write \${NAME}, which is read from the environment`,
      ),
  ];
}

/** By its label as the form shows it, or by its key. What is missing altogether is another check's to tell. */
function readmeProblems(packed: PackedPackage): string[] {
  const text = textIn(packed, "README.md")?.replaceAll(/\s+/g, " ");
  if (text === undefined) return [];
  const names = (word: string): boolean =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])${escapePattern(word)}(?![\p{L}\p{N}])`, "u").test(text);
  return fieldsOf(packed)
    .filter(({ key, label }) => !names(label) && !names(key))
    .map(({ key, label }) => `README.md does not name the field "${label}" (${key})`);
}

/** No variable, and nothing that says that something belongs here. */
function isPlain(value: unknown): boolean {
  return typeof value === "string" && value !== "" && !/\$\{\w+\}|…|\.\.\.|<.*>/.test(value);
}
