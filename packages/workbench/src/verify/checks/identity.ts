import { API_VERSION } from "@peregrine/core";
import { isIntegrationPackage, OWN } from "@peregrine/core/host";
import { satisfies, valid, validRange } from "semver";
import { asMap } from "../packed-package.ts";
import type { PackageCheck } from "./check.ts";

const KEYWORD = "peregrine-integration";
const CORE = "@peregrine/core";

/** What the package says that it is. */
export const IDENTITY: readonly PackageCheck[] = [
  {
    id: "name",
    title: "its name is one that Peregrine looks for, and it has a version",
    run: ({ name, version }) => [
      ...(isIntegrationPackage(name)
        ? []
        : [`"${name}" is not of the form peregrine-integration-x or @scope/peregrine-integration-x`]),
      ...(valid(version) ? [] : [`"${version}" is no version`]),
    ],
  },
  {
    id: "keyword",
    title: `it has the keyword ${KEYWORD}`,
    run: ({ json }) =>
      Array.isArray(json.keywords) && json.keywords.includes(KEYWORD)
        ? []
        : [`without "keywords": ["${KEYWORD}"] in its package.json Peregrine passes it by`],
  },
  {
    id: "contract",
    title: "it says which contract it was written for, and this Peregrine speaks it",
    run: ({ json }) => {
      const { apiVersion } = asMap(json.peregrine);
      return apiVersion === API_VERSION
        ? []
        : [`"peregrine": { "apiVersion" } is ${JSON.stringify(apiVersion)}, and must be ${API_VERSION}`];
    },
  },
  {
    id: "peer",
    title: `${CORE} is a peer dependency, with a range that holds the present one`,
    run: ({ json }) => peerProblems(asMap(json.peerDependencies)[CORE], asMap(json.dependencies)[CORE]),
  },
];

function peerProblems(range: unknown, bundled: unknown): string[] {
  const twice =
    bundled === undefined
      ? []
      : [`${CORE} is a dependency, so that users get a second copy of it; make it a peer`];
  if (typeof range !== "string") return [...twice, `its "peerDependencies" do not name ${CORE}`];
  if (range.startsWith("workspace:")) return [...twice, `the range of ${CORE} was not rewritten: ${range}`];
  if (validRange(range) === null) return [...twice, `the range of ${CORE} is none: ${range}`];
  if (validRange(range) === "*")
    return [...twice, `any ${CORE} is too much to promise: write "^${OWN.version}"`];
  if (!satisfies(OWN.version, range))
    return [...twice, `${CORE} ${OWN.version} is not in its range ${range}`];
  return twice;
}
