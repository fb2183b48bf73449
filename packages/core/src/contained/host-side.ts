import type { Manifest } from "../discovery/manifest.ts";
import { PeregrineError } from "../errors.ts";
import type { Config } from "../field.ts";
import { secretsOf } from "../form-values.ts";
import { redact } from "../redact.ts";
import type { Runtime } from "../runtime.ts";
import { checkHost } from "./allowed-hosts.ts";
import type { Handler } from "./channel.ts";
import { packResponse, unpackRequest } from "./fetch-parcels.ts";

/** What a contained integration may ask of us: that a request is sent, that something is told to the user. */
export class HostSide {
  readonly manifest: Manifest;
  readonly #baseUrl: string | undefined;
  #fetch: typeof fetch;
  /** The values it was given: which of them are secrets, and which are addresses, decides what it may send where. */
  values: Config = {};
  warn: (message: string) => void = () => undefined;

  constructor(manifest: Manifest, { fetch, baseUrl }: Runtime) {
    this.manifest = manifest;
    this.#fetch = fetch;
    this.#baseUrl = baseUrl;
  }

  readonly handlers: Readonly<Record<string, Handler>> = {
    fetch: async (parcel, signal) => {
      const request = unpackRequest(parcel);
      if (!request)
        throw new PeregrineError("unsupported", "That is no request", { mayHaveCommitted: false });
      const { label, hosts = [], fields } = this.manifest;
      checkHost(label, request.url, { hosts, baseUrl: this.#baseUrl, fields, values: this.values });
      return packResponse(await this.#fetch(request.url, { ...request.init, signal }));
    },
    warn: async ({ value }) => this.warn(this.redact(String(value).slice(0, 1000))),
  };

  attach(fetch: typeof globalThis.fetch): void {
    this.#fetch = fetch;
  }

  get secrets(): string[] {
    return secretsOf(this.manifest.fields, this.values);
  }

  redact(text: string): string {
    return redact(text, this.secrets);
  }
}
