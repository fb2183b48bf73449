/** What is cut out of the exemplar, or put in another's place: that which is true of it alone. */
const CUTS: Readonly<Record<string, readonly [part: string, instead: string][]>> = {
  "src/index.ts": [
    [" Also the example to copy: the whole of an integration is in this file. */", " */"],
    [
      `  static readonly docsUrl =
    "https://github.com/peregrine-integrations/peregrine-integrations/tree/main/packages/integration-myservice";
`,
      "",
    ],
  ],
};

/** Each name of the exemplar, and the place that a new integration's name takes. In this order. */
const NAMES: readonly [name: RegExp, place: string][] = [
  [/@peregrine\/integration-myservice/g, "{{package}}"],
  [/\.\/server\/start-server\.ts/g, "./testing/fake-service.ts"],
  [/\.example\.myservice\b|\bapi\.myservice\.com\b/g, "api.{{host}}.example"],
  [/\b([Ii]n|one) MyService\b/g, "$1 {{label}}"],
  [/\bMy Service\b/g, "{{label}}"],
  [/\bMyService(?=\b|Integration|Record)/g, "{{Class}}"],
  [/\bmyservice\b/g, "{{name}}"],
  [/\bMYSERVICE(?=_|\b)/g, "{{NAME}}"],
];

/**
 * A file of the exemplar with a place for each of its names.
 *
 * @param path - which file it is, by its path in the package
 * @throws Error when a part to be cut is not there any more, or a name has no place
 */
export function placesFor(path: string, text: string): string {
  let result = text;
  for (const [part, instead] of CUTS[path] ?? []) {
    if (!result.includes(part)) throw new Error(`The exemplar no longer holds: ${part}`);
    result = result.replace(part, instead);
  }
  for (const [name, place] of NAMES) result = result.replaceAll(name, place);
  const left = /\bmy\s?service\w*/i.exec(result)?.[0];
  if (left !== undefined) throw new Error(`The template still speaks of ${left}`);
  return result;
}
