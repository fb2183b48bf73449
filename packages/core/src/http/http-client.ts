import { PeregrineError, toFailure } from "../errors.ts";
import { failureOfStatus } from "./failure-of-status.ts";
import { failureOfThrown } from "./failure-of-thrown.ts";
import { readBody } from "./read-body.ts";
import { requestUrl, type Query } from "./request-url.ts";

/** Parts of one request. `json` becomes the body; `query` values that are undefined are left out. */
export interface RequestOptions {
  query?: Query;
  json?: unknown;
  /** A body of another kind, sent as it is; name its `content-type` in `headers`. */
  body?: string | Uint8Array<ArrayBuffer>;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** Where requests go and what they all carry; asked anew for each. */
export interface HttpClientOptions {
  /** Who answers, for messages: `"My Service"`. */
  service: string;
  fetch: () => typeof fetch;
  baseUrl: () => string;
  headers: () => Readonly<Record<string, string>>;
  /** Takes secrets out of a text. */
  redact: (text: string) => string;
}

/** A thin JSON client: every method answers the parsed body, or throws a `PeregrineError` that says why there is none. */
export class HttpClient {
  readonly #options: HttpClientOptions;

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  get<T = unknown>(path: string, options?: RequestOptions): Promise<T> {
    return this.request<T>("GET", path, options);
  }

  post<T = unknown>(path: string, options?: RequestOptions): Promise<T> {
    return this.request<T>("POST", path, options);
  }

  put<T = unknown>(path: string, options?: RequestOptions): Promise<T> {
    return this.request<T>("PUT", path, options);
  }

  patch<T = unknown>(path: string, options?: RequestOptions): Promise<T> {
    return this.request<T>("PATCH", path, options);
  }

  delete<T = unknown>(path: string, options?: RequestOptions): Promise<T> {
    return this.request<T>("DELETE", path, options);
  }

  /**
   * Sends one request. There is no retry here: whether it may be repeated is for the caller's policy to know.
   *
   * @param path - relative to the base URL; an address on another origin is refused
   * @returns the parsed JSON body; the text of one that is not JSON by its `content-type`; undefined for an empty one
   */
  async request<T = unknown>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
    const { service } = this.#options;
    const url = requestUrl(this.#options.baseUrl(), path, options.query);
    try {
      const response = await this.#options.fetch()(url, this.#init(method, options));
      const body = await readBody(service, response);
      if (!response.ok)
        throw failureOfStatus(service, { status: response.status, headers: response.headers, body });
      return body as T;
    } catch (thrown) {
      throw this.#explained(thrown, url);
    }
  }

  #init(method: string, { json, body, headers, signal }: RequestOptions): RequestInit {
    const payload = json === undefined ? body : JSON.stringify(json);
    return {
      method,
      headers: {
        accept: "application/json",
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...this.#options.headers(),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
      ...(signal ? { signal } : {}),
    };
  }

  /** Secrets leave the words of a failure; the address it was about is kept for whoever looks for the field to blame. */
  #explained(thrown: unknown, url: URL): unknown {
    const failure = failureOfThrown(this.#options.service, thrown);
    if (!PeregrineError.is(failure)) return failure;
    const { code, message, ...details } = toFailure(failure);
    const { cause } = failure;
    const explained = new PeregrineError(code, this.#options.redact(message), {
      ...details,
      ...(cause === undefined ? {} : { cause }),
    });
    Object.defineProperty(explained, REQUEST_URL, { value: url, enumerable: false });
    return explained;
  }
}

/** Where a failure keeps the address it was about; not enumerable, since an address can hold a secret. */
export const REQUEST_URL = Symbol.for("peregrine.request-url");
