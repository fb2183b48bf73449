import type { Clock } from "../clock.ts";
import type { Containment } from "../contained/containment.ts";
import type { Home } from "../config/home.ts";
import type { Discovery } from "../discovery/discover.ts";
import type { Exchange } from "./watch-exchanges.ts";

/** Environment variables by name. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What every use case is given: where things lie, and the outside world. Made once, by `createContext`. */
export interface PeregrineContext {
  readonly home: Home;
  readonly env: Env;
  /** Sends requests as they come: no deadline, no pace. */
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Where services are, by integration name, if the host moved them. Ask `baseUrlOf`, which knows the environment too. */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** Which integrations run in a process of their own. */
  readonly containment: Containment;
  /** Told each request that an integration made, without its secrets. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Looks at the disk anew: what a plain `npm install` added a moment ago is there. */
  discover(): Promise<Discovery>;
}
