import { API_VERSION } from "./api-version.ts";
import { blame } from "./blame.ts";
import { checkConfig } from "./check-config.ts";
import { bareFalse, notConnected, type CheckResult } from "./check-result.ts";
import { configPath, isConfigured } from "./config/config-path.ts";
import type { Destination } from "./destination.ts";
import { PeregrineError, type Issue } from "./errors.ts";
import type { Config, ConfigOf, Field } from "./field.ts";
import { bearerHeaders, extrasOf, secretsOf, targetOf } from "./form-values.ts";
import { failureOfThrown } from "./http/failure-of-thrown.ts";
import { HttpClient } from "./http/http-client.ts";
import type { Job } from "./job.ts";
import { BRAND, isInherited, markInherited } from "./integration-marks.ts";
import { redact, redactValue } from "./redact.ts";
import { ATTACH, defaultRuntime, type Runtime } from "./runtime.ts";
import type { IntegrationStatics } from "./integration-statics.ts";
import type { Tier } from "./tier.ts";

/**
 * What every integration extends: declare the fields, prove a connection in `verify`, say in `destination` how a job is
 * written. Forms, checks, storage, retries, pace and crash safety come with it.
 *
 * @typeParam Fields - the type of what `defineFields` answered; gives `this.config` its types
 *
 * @example
 * const fields = defineFields([{ key: "api_key", label: "API Key", type: "password", required: true }]);
 *
 * export default class Acme extends IntegrationBase<typeof fields> {
 *   static override readonly name = "acme";
 *   static readonly label = "Acme";
 *   static readonly tier = "free";
 *   static readonly baseUrl = "https://api.acme.example";
 *   fields() { return fields; }
 *   protected async verify() { await this.http.get("me"); }
 * }
 */
export abstract class IntegrationBase<Fields extends readonly Field[] = readonly Field[]> {
  static readonly [BRAND]: number = API_VERSION;

  static {
    markInherited(this.prototype.test, this.prototype.sync);
  }

  /** The checked values of the connection; set by `connect`. */
  config!: ConfigOf<Fields>;
  /** What else stands in the connection's file: keys that have no input, such as a `field_map`. Unchecked. */
  protected extras: Readonly<Record<string, unknown>> = {};
  /** What the last `connect` found wrong, field by field. */
  issues: readonly Issue[] = [];

  #runtime: Runtime = defaultRuntime();

  /** Requests to the service, with `headers()` on each. */
  protected readonly http: HttpClient = new HttpClient({
    service: this.label,
    fetch: () => this.#runtime.fetch,
    baseUrl: () => this.baseUrl,
    headers: () => this.headers(),
    redact: (text) => this.redact(text),
  });

  /** The inputs of the connection form, in their order. */
  abstract fields(): Fields;

  get name(): string {
    return this.#statics.name;
  }

  get label(): string {
    return this.#statics.label;
  }

  get tier(): Tier {
    return this.#statics.tier;
  }

  get #statics(): IntegrationStatics {
    return this.constructor as unknown as IntegrationStatics;
  }

  /** Where the service is: the class's `baseUrl`, unless the host moved it. Pass it on to a vendor's SDK. */
  protected get baseUrl(): string {
    const url = this.#runtime.baseUrl ?? this.#statics.baseUrl;
    if (url === undefined) throw new PeregrineError("unsupported", `${this.label} names no baseUrl`);
    return url;
  }

  /** Sends a request as the host wants it sent: paced, with a deadline. Pass it on to a vendor's SDK. */
  protected get fetch(): typeof fetch {
    return this.#runtime.fetch;
  }

  /** Headers of every request. Inherited: a bearer token, if the form has exactly one `password` field. */
  protected headers(): Record<string, string> {
    return bearerHeaders(this.fields(), this.#values);
  }

  /** Keeps the values if they are right, without any network. False, and `issues`, if they are not. */
  connect(config: Readonly<Record<string, unknown>>): boolean {
    const { values, issues } = checkConfig(this.fields(), config);
    this.issues = issues;
    if (issues.length > 0) return false;
    this.config = values as ConfigOf<Fields>;
    this.extras = extrasOf(this.fields(), config);
    return true;
  }

  /**
   * One cheap call that proves the credentials and the target, changes nothing, and throws when it fails.
   *
   * @returns who we are there, if the service tells
   */
  protected verify(_signal: AbortSignal): Promise<{ account?: string } | void> {
    throw new PeregrineError("unsupported", `${this.label} has no connection test`);
  }

  /** Tests the connection and says why it fails, and which field to look at. Never rejects. */
  async check(signal: AbortSignal = new AbortController().signal): Promise<CheckResult> {
    try {
      if (!this.config) throw notConnected(this.label, this.issues);
      if (!isInherited(this.test))
        return (await this.test()) ? { ok: true } : { ok: false, failure: bareFalse(this.label) };
      const proof = await this.verify(signal);
      return { ok: true, ...(proof?.account === undefined ? {} : { account: proof.account }) };
    } catch (error) {
      const failure = blame(failureOfThrown(this.label, error), this.fields(), this.#values);
      return { ok: false, failure: redactValue(failure, secretsOf(this.fields(), this.#values)) };
    }
  }

  /** Does the connection work? False on any failure, never rejects. */
  async test(): Promise<boolean> {
    return (await this.check()).ok;
  }

  /** How jobs are written to the service; undefined when this integration writes none. */
  destination(): Destination | undefined {
    return undefined;
  }

  /**
   * Names the place records go to, so that another database or workspace gets a memory of its own. Inherited: the
   * required values that are no secret. Override it when one place can be written in several ways (an id, a URL).
   */
  targetKey(): string {
    return targetOf(this.fields(), this.#values);
  }

  /** Writes these jobs through `destination()`. Answers how many are now there as they should be; 0 without one. */
  async sync(jobs: Iterable<Job> | AsyncIterable<Job>): Promise<number> {
    const destination = this.destination();
    if (!destination) return 0;
    const { syncOnce } = await import("./sync/sync-once.ts");
    return syncOnce(this, destination, this.#runtime, jobs);
  }

  /** Takes this connection's secrets out of a text. */
  redact(text: string): string {
    return redact(text, secretsOf(this.fields(), this.#values));
  }

  static configPath(configDir: string): string {
    return configPath(this.name, configDir);
  }

  static isConfigured(configDir: string): boolean {
    return isConfigured(this.name, configDir);
  }

  /** The file that holds this integration's connection: `<configDir>/integrations/<name>.yaml`. */
  configPath(configDir: string): string {
    return configPath(this.name, configDir);
  }

  /** Has this integration been connected? True when its file is there. */
  isConfigured(configDir: string): boolean {
    return isConfigured(this.name, configDir);
  }

  /** Writes the connection's file: atomically, readable by its owner alone, with what else stands in it kept. */
  async saveConfig(config: Readonly<Record<string, unknown>>, configDir: string): Promise<void> {
    const { saveConfig } = await import("./config/config-store.ts");
    await saveConfig(this.name, config, configDir);
  }

  /** Reads the connection's file: its values as they stand there, or `{}` when there is none. */
  async loadConfig(configDir: string): Promise<Record<string, unknown>> {
    const { loadConfig } = await import("./config/config-store.ts");
    return (await loadConfig(this.name, configDir)) ?? {};
  }

  /** Called by a host, once, before anything else. */
  [ATTACH](runtime: Runtime): void {
    this.#runtime = runtime;
  }

  get #values(): Config {
    return (this.config ?? {}) as Config;
  }
}
