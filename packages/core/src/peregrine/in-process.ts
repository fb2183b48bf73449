import type { IntegrationBase } from "../integration-base.ts";
import { ATTACH, type Runtime } from "../runtime.ts";
import { destinationOf } from "./destination-of.ts";
import type { OpenedIntegration } from "./opened-integration.ts";

/** An integration whose code runs in this process. */
export function inProcess(instance: IntegrationBase, runtime: Runtime): OpenedIntegration {
  instance[ATTACH](runtime);
  return {
    name: instance.name,
    label: instance.label,
    async connect(values) {
      const ok = instance.connect(values);
      return ok ? { ok, config: instance.config } : { ok, issues: instance.issues };
    },
    check: (signal) => instance.check(signal),
    targetKey: async () => instance.targetKey(),
    destination: async () => destinationOf(instance),
    redact: (text) => instance.redact(text),
    attach: (fetch) => instance[ATTACH]({ ...runtime, fetch }),
    close: async () => undefined,
  };
}
