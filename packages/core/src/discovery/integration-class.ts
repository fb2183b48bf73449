import { API_VERSION } from "../api-version.ts";
import type { IntegrationBase } from "../integration-base.ts";
import { apiVersionOf } from "../integration-marks.ts";
import type { IntegrationStatics } from "../integration-statics.ts";
import { Fault } from "./problem.ts";

/** The class an integration's package exports. */
export type IntegrationClass = (new () => IntegrationBase) & IntegrationStatics;

/** Told by the brand, never by `instanceof`: the package may have loaded another copy of core. */
function isIntegrationClass(value: unknown): value is IntegrationClass {
  return apiVersionOf(value) === API_VERSION;
}

/**
 * The integration in what a package's entry exports: the default export, or, where a CommonJS module was compiled from
 * an ES one, the default of that.
 *
 * @throws Fault that says what is there instead
 */
export function integrationIn(exported: Readonly<Record<string, unknown>>): IntegrationClass {
  const value = hasDefault(exported.default) ? exported.default.default : exported.default;
  if (isIntegrationClass(value)) return value;
  const version = apiVersionOf(value);
  if (version !== undefined) {
    throw new Fault(
      "incompatible",
      `its class speaks contract ${version}, and this Peregrine speaks ${API_VERSION}`,
    );
  }
  throw new Fault(
    "broken",
    `its default export is ${describe(value)}, not a class that extends IntegrationBase`,
  );
}

function hasDefault(value: unknown): value is { default: unknown } {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "default");
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (apiVersionOf(Object(value).constructor) !== undefined) return "an instance of an integration";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value !== "function") return `a ${typeof value}`;
  return /^class\b/.test(Function.prototype.toString.call(value))
    ? `the class ${value.name || "without a name"}`
    : "a function";
}
