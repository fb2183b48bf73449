import type { Problem } from "@peregrine/core/host";
import type { Card, Settings } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Button } from "../components/button.tsx";
import { CopyCommand } from "../components/copy-command.tsx";
import { Notices } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { go } from "../state/route.ts";
import { text } from "../text.ts";
import { byCategory } from "./by-category.ts";
import { ConnectionPanel } from "./connection-panel.tsx";
import { IntegrationCard } from "./integration-card.tsx";

const words = text.settings;

interface SettingsProps {
  /** The integration whose form is open. */
  open: string | undefined;
  /** What a person should know of their home. */
  notes: readonly string[];
}

/** Settings → Integrations. */
export function SettingsPage({ open, notes }: SettingsProps) {
  const settings = useLoad(api.settings, "settings");
  return (
    <Page title={words.title} lead={words.lead} loaded={settings}>
      {({ cards, problems }) => (
        <>
          <Notices messages={notes} />
          {cards.length === 0 && problems.length === 0 && <Empty onReload={settings.reload} />}
          {cards.length > 0 && <AddLink />}
          <Groups cards={cards} onChanged={settings.reload} />
          <Problems problems={problems.filter((problem) => !isToldOnCard(problem, cards))} />
          {open !== undefined && (
            <ConnectionPanel
              key={open}
              name={open}
              onClose={() => go("/settings")}
              onSaved={() => {
                go("/settings");
                void settings.reload();
              }}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Groups({ cards, onChanged }: Pick<Settings, "cards"> & { onChanged: () => Promise<void> }) {
  return byCategory(cards).map(([category, cards]) => (
    <section key={category} class="group" aria-labelledby={`group-${category}`}>
      <h2 id={`group-${category}`}>{words.groups[category]}</h2>
      <ul class="cards">
        {cards.map((card: Card) => (
          <li key={card.name} class={`card ${card.state}`}>
            <IntegrationCard card={card} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** The card of a package that cannot be used tells why by itself. */
function isToldOnCard({ kind, name }: Problem, cards: readonly Card[]): boolean {
  return kind !== "duplicate" && cards.some((card) => card.name === name && card.state === "broken");
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="group stack" aria-labelledby="problems">
      <h2 id="problems">{words.problems}</h2>
      {problems.map(({ path, packageName, reason, hint }) => (
        <div key={path} class="note bad">
          <p>{words.problem(packageName ?? path, reason)}</p>
          {hint !== undefined && <p class="cure">{hint}</p>}
        </div>
      ))}
    </section>
  );
}

function AddLink() {
  return (
    <a class="button" href="/add">
      {words.add}
    </a>
  );
}

function Empty({ onReload }: { onReload: () => Promise<void> }) {
  return (
    <div class="empty">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyHint}</p>
      <CopyCommand command={words.emptyCommand} />
      <div class="row">
        <Button onClick={() => void onReload()}>{words.reload}</Button>
        <AddLink />
      </div>
    </div>
  );
}
