import { toFailure } from "../../errors.ts";
import { baseUrlOf } from "../base-url.ts";
import type { PeregrineContext } from "../context.ts";
import type { Finding } from "./finding.ts";

const PREFIX = "PEREGRINE_BASE_URL_";

/** Services that are moved to this machine: right for a test, and a surprise to whoever forgot it. */
export function lookAtAddresses(context: PeregrineContext): Finding[] {
  const names = Object.keys(context.env).filter(
    (variable) => variable.startsWith(PREFIX) && context.env[variable],
  );
  return names.map((variable): Finding => {
    try {
      const address = baseUrlOf(
        { baseUrls: {}, env: context.env },
        variable.slice(PREFIX.length).toLowerCase(),
      );
      return { level: "note", topic: "address", message: `${variable} sends requests to ${address}` };
    } catch (error) {
      const { message, hint } = toFailure(error);
      return { level: "error", topic: "address", message, ...(hint === undefined ? {} : { hint }) };
    }
  });
}
