import { scopeOf } from "../sync/connection.ts";
import type { SyncTarget } from "../sync/sync-target.ts";
import type { OpenedIntegration } from "./opened-integration.ts";

/**
 * What a sync needs of an opened integration.
 *
 * @param baseUrl - where its service is, if it was moved
 * @throws PeregrineError `unsupported` when it writes no jobs anywhere
 */
export async function syncTargetOf(integration: OpenedIntegration, baseUrl?: string): Promise<SyncTarget> {
  const host = baseUrl === undefined ? undefined : new URL(baseUrl).hostname;
  return {
    integration: integration.name,
    label: integration.label,
    scope: scopeOf(await integration.targetKey(), host),
    destination: await integration.destination(),
    check: (signal) => integration.check(signal),
    redact: (text) => integration.redact(text),
    attach: (fetch) => integration.attach(fetch),
  };
}
