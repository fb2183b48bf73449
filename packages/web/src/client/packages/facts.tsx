import type { Offer, Provenance } from "../../api-types.ts";
import { ago, number } from "../format.ts";
import { now } from "../state/now.ts";
import { text } from "../text.ts";

const words = text.packages.panel;

/** What is known of a package: who made it, since when, from what, and whom it talks to. */
export function Facts({ offer }: { offer: Offer }) {
  return (
    <dl class="facts">
      {factsOf(offer, now.value).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({ version, installed, facts, manifest }: Offer, time: number): [string, string][] {
  const names = words.facts;
  const when = (at: string | undefined) => (at === undefined ? words.unknown : ago(at, time));
  const hosts = facts?.hosts ?? manifest.hosts ?? [];
  return [
    [names.version, version],
    ...(installed === undefined ? [] : [[names.installed, installed] satisfies [string, string]]),
    ...(facts === undefined
      ? []
      : ([
          [names.publisher, facts.publisher ?? words.unknown],
          [names.first, when(facts.firstPublishedAt)],
          [names.published, when(facts.publishedAt)],
          [
            names.downloads,
            facts.weeklyDownloads === undefined ? words.unknown : number(facts.weeklyDownloads),
          ],
          [names.provenance, provenanceOf(facts.provenance)],
          [names.dependencies, words.packages(number(facts.dependencies), facts.dependencies === 1)],
          [names.registry, facts.registry],
        ] satisfies [string, string][])),
    [names.hosts, hosts.length === 0 ? words.noHosts : hosts.join(", ")],
  ];
}

function provenanceOf(provenance: Provenance): string {
  return provenance.state === "verified"
    ? words.verified(provenance.repository)
    : words.unverified(provenance.reason);
}
