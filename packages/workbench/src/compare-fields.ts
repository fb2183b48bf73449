import { isDeepStrictEqual } from "node:util";
import type { Field } from "@peregrine/core";
import type { ManifestChange } from "./compare-manifests.ts";

/** How the inputs of a form differ from those of an earlier one. */
export function compareFields(before: readonly Field[], after: readonly Field[]): ManifestChange[] {
  const old = new Map(before.map((field) => [field.key, field]));
  const young = new Map(after.map((field) => [field.key, field]));
  const gone = before.filter(({ key }) => !young.has(key));
  return [
    ...gone.map(({ key }): ManifestChange => ({ bump: "major", message: `the field ${key} is gone` })),
    ...after.flatMap((field) => {
      const earlier = old.get(field.key);
      return earlier ? compareField(earlier, field) : [newField(field)];
    }),
    ...compareOrder(before, after),
  ];
}

/** A required field that has a default asks nobody for anything. */
function mustBeFilledIn({ required = false, default: preset }: Field): boolean {
  return required && preset === undefined;
}

function newField(field: Field): ManifestChange {
  if (mustBeFilledIn(field)) return { bump: "major", message: `the field ${field.key} is new and required` };
  return { bump: "minor", message: `the field ${field.key} is new` };
}

function compareField(before: Field, after: Field): ManifestChange[] {
  const { key } = after;
  if (before.type !== after.type) {
    return [{ bump: "major", message: `the field ${key} was of type ${before.type} and is ${after.type}` }];
  }
  return [
    ...compareNeed(before, after),
    ...compareOptions(before, after),
    ...compareDefault(before, after),
    ...compareTexts(before, after),
  ];
}

function compareNeed(before: Field, after: Field): ManifestChange[] {
  const [was, is] = [mustBeFilledIn(before), mustBeFilledIn(after)];
  if (was === is) return [];
  return is
    ? [{ bump: "major", message: `the field ${after.key} must be filled in now` }]
    : [{ bump: "minor", message: `the field ${after.key} may be left empty now` }];
}

function compareOptions(before: Field, after: Field): ManifestChange[] {
  if (before.type !== "select" || after.type !== "select") return [];
  const had = new Set(before.options.map(({ value }) => value));
  const has = new Set(after.options.map(({ value }) => value));
  const gone = [...had].filter((value) => !has.has(value));
  const came = [...has].filter((value) => !had.has(value));
  return [
    ...gone.map((value): ManifestChange => ({
      bump: "major",
      message: `the field ${after.key} lost its option ${value}`,
    })),
    ...came.map((value): ManifestChange => ({
      bump: "minor",
      message: `the field ${after.key} has a new option, ${value}`,
    })),
  ];
}

/** Whoever left the field empty gets something else from now on; nobody has to do anything. */
function compareDefault(before: Field, after: Field): ManifestChange[] {
  if (before.default === after.default) return [];
  return [{ bump: "minor", message: `the field ${after.key} has another default` }];
}

function compareTexts(before: Field, after: Field): ManifestChange[] {
  const same =
    isDeepStrictEqual(textsOf(before), textsOf(after)) &&
    (optionsDiffer(before, after) || isDeepStrictEqual(optionsOf(before), optionsOf(after)));
  return same ? [] : [{ bump: "patch", message: `the words of the field ${after.key} are others` }];
}

function textsOf({ label, placeholder, help, docsUrl }: Field): unknown {
  return [label, placeholder, help, docsUrl];
}

function optionsOf(field: Field): readonly { value: string; label: string }[] {
  return field.type === "select" ? field.options : [];
}

/** Options came or went, which is told already. */
function optionsDiffer(before: Field, after: Field): boolean {
  return !isDeepStrictEqual(valuesOf(before), valuesOf(after));
}

function valuesOf(field: Field): Set<string> {
  return new Set(optionsOf(field).map(({ value }) => value));
}

function compareOrder(before: readonly Field[], after: readonly Field[]): ManifestChange[] {
  if (isDeepStrictEqual(keysAmong(before, after), keysAmong(after, before))) return [];
  return [{ bump: "patch", message: "its fields are in another order" }];
}

function keysAmong(fields: readonly Field[], others: readonly Field[]): string[] {
  return fields.map(({ key }) => key).filter((key) => others.some((other) => other.key === key));
}
