import { checkConfig } from "../check-config.ts";
import type { CheckResult } from "../check-result.ts";
import { isMap } from "../discovery/json-file.ts";
import { PeregrineError, toError, toFailure } from "../errors.ts";
import type { Connected, OpenedIntegration } from "../peregrine/opened-integration.ts";
import { redactValue } from "../redact.ts";
import { containedDestination, type Reach } from "./contained-destination.ts";
import type { ContainedProcess } from "./contained-process.ts";
import type { HostSide } from "./host-side.ts";
import { failureIn, issuesIn } from "./thrown.ts";

/** An integration whose code runs in another process. What it answers is data, of which nothing is believed unseen. */
export function containedIntegration(process: ContainedProcess, host: HostSide): OpenedIntegration {
  const { name, label } = host.manifest;
  return {
    name,
    label,
    connect: (values) => connect(process, host, values),
    async check(signal) {
      return checkIn(host, await process.call("check", undefined, signal).catch(failed));
    },
    async targetKey() {
      const key = await process.compute("targetKey");
      if (typeof key === "string") return key;
      throw new PeregrineError("unknown", `${label} does not say where it writes`);
    },
    async destination() {
      return containedDestination(reachOf(process, host), await process.compute("destination"));
    },
    redact: (text) => host.redact(text),
    attach: (fetch) => host.attach(fetch),
    close: () => process.close(),
  };
}

/** What is saved, and where requests may go, follows from what the user typed, not from what the integration made of it. */
async function connect(
  process: ContainedProcess,
  host: HostSide,
  given: Readonly<Record<string, unknown>>,
): Promise<Connected> {
  const { values } = checkConfig(host.manifest.fields, given);
  host.values = values;
  const answer = await process.compute("connect", given);
  const { config, issues } = isMap(answer) ? answer : {};
  if (isMap(config)) return { ok: true, config: values };
  return { ok: false, issues: redactValue(issuesIn(issues), host.secrets) };
}

function failed(thrown: unknown): unknown {
  return { ok: false, failure: toFailure(thrown) };
}

function checkIn(host: HostSide, value: unknown): CheckResult {
  const { ok, account, failure } = isMap(value) ? value : {};
  if (ok !== true) return { ok: false, failure: redactValue(failureIn(failure), host.secrets) };
  return { ok, ...(typeof account === "string" ? { account: host.redact(account.slice(0, 300)) } : {}) };
}

/** Calls whose failures hold no secret, whatever the integration put in them. */
function reachOf(process: ContainedProcess, host: HostSide): Reach {
  const clean = async (answer: Promise<unknown>): Promise<unknown> => {
    try {
      return await answer;
    } catch (thrown) {
      if (!PeregrineError.is(thrown)) throw thrown;
      throw toError(redactValue(toFailure(thrown), host.secrets));
    }
  };
  return {
    compute: (method, value) => clean(process.compute(method, value)),
    call: (method, value, signal) => clean(process.call(method, value, signal)),
    onWarn(warn) {
      host.warn = warn;
    },
  };
}
