import type { IntegrationClass } from "./integration-class.ts";
import { parseManifest, type Manifest } from "./manifest.ts";
import { Fault, faultOf } from "./problem.ts";

/**
 * The manifest of an integration, made from its class: name, label, tier and fields, and what else stands on it.
 *
 * @throws Fault when the class cannot be constructed, or says something a manifest cannot hold
 */
export function manifestOf(Class: IntegrationClass): Manifest {
  const { name, label, tier, category, summary, docsUrl, icon, features } = Class;
  const hosts = Class.hosts ?? hostsOf(Class.baseUrl);
  const draft = {
    name,
    label,
    tier,
    category,
    summary,
    docsUrl,
    icon,
    hosts,
    features,
    fields: fieldsOf(Class),
  };
  return parseManifest(plain(draft));
}

function fieldsOf(Class: IntegrationClass): unknown {
  try {
    return new Class().fields();
  } catch (error) {
    throw faultOf(error, "its class cannot tell its fields");
  }
}

function hostsOf(baseUrl: string | undefined): string[] | undefined {
  if (baseUrl === undefined) return undefined;
  const host = URL.parse(baseUrl)?.host;
  if (!host) throw new Fault("broken", "its baseUrl is not an http(s) address");
  return [host];
}

/** As the manifest's file holds it: no undefined values, nothing but data. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
