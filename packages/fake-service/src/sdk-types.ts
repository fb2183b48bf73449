import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import type { LoggedCall } from "./call.ts";
import { sdkSchemas, type SdkTypesOptions } from "./sdk-schemas.ts";

/** Of which types a call's parameters and its answer are. */
export interface TypedCall<Name extends string> {
  method: string;
  /** Its groups are the parameters that `inPath` names. */
  path: RegExp;
  /** The type of what is asked: query, body and path taken together. Absent when no type tells. */
  parameters?: Name;
  inPath?: readonly string[];
  answer?: Name;
}

/**
 * Holds a fake's accepted calls against the types of the service's own client: requests as its parameters, answers as
 * its results. What types do not tell (lengths, formats, meaning) is not looked at.
 */
export class SdkTypes<Name extends string> {
  readonly #options: SdkTypesOptions<Name>;
  readonly #calls: readonly TypedCall<Name>[];
  #schemas: Promise<Record<Name, AnySchema>> | undefined;
  readonly #compiled = new Map<Name, ValidateFunction>();

  constructor(options: SdkTypesOptions<Name>, calls: readonly TypedCall<Name>[]) {
    this.#options = options;
    this.#calls = calls;
  }

  /** @returns what does not fit, one line each; a call that no entry is for does not fit */
  async misfits(calls: readonly LoggedCall[]): Promise<string[]> {
    this.#schemas ??= sdkSchemas(this.#options);
    const schemas = await this.#schemas;
    return calls.filter(({ status }) => status === 200).flatMap((call) => this.#misfitsOf(schemas, call));
  }

  #misfitsOf(schemas: Record<Name, AnySchema>, call: LoggedCall): string[] {
    const { method, path, query, body, answer } = call;
    for (const typed of this.#calls) {
      const match = method === typed.method ? typed.path.exec(path) : null;
      if (!match) continue;
      const inPath = Object.fromEntries((typed.inPath ?? []).map((name, index) => [name, match[index + 1]]));
      const lines = [
        ...this.#against(schemas, typed.parameters, { ...query, ...Object(body), ...inPath }),
        ...this.#against(schemas, typed.answer, answer),
      ];
      return lines.map((line) => `${method} ${path}: ${line}`);
    }
    return [`${method} ${path}: no type is known for it`];
  }

  #against(schemas: Record<Name, AnySchema>, name: Name | undefined, value: unknown): string[] {
    if (name === undefined) return [];
    const validate = this.#compiled.get(name) ?? new Ajv({ strict: false }).compile(schemas[name]);
    this.#compiled.set(name, validate);
    if (validate(value)) return [];
    const errors = (validate.errors ?? []).slice(0, 5);
    return errors.map(({ instancePath, message }) => `${name}${instancePath} ${message}`);
  }
}
