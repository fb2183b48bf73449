import type { Activity, Card, Overview } from "../../api-types.ts";
import { hasEnded } from "../activity/follow.ts";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Page } from "../components/page.tsx";
import { isUsable } from "../settings/is-usable.ts";
import { go } from "../state/route.ts";
import { text } from "../text.ts";
import { SyncFlow } from "./sync-flow.tsx";

const words = text.sync;

/** Sync: choose, look at the plan, run it, see what became of it. `name` is the integration. */
export function SyncPage({ name }: { name: string | undefined }) {
  const loaded = useLoad(load, "sync");
  return (
    <Page title={words.title} lead={words.lead} loaded={loaded}>
      {({ cards, overview }) => {
        const going = overview.activities.filter((activity) => !hasEnded(activity));
        const current = name ?? going[0]?.integration ?? cards[0]?.name;
        if (current === undefined) return <NothingConnected />;
        return <Flow key={current} current={current} cards={cards} going={going} overview={overview} />;
      }}
    </Page>
  );
}

interface FlowProps {
  current: string;
  cards: readonly Card[];
  going: readonly Activity[];
  overview: Overview;
}

function Flow({ current, cards, going, overview }: FlowProps) {
  return (
    <SyncFlow
      name={current}
      cards={cards}
      resumed={going.find(({ integration }) => integration === current)}
      ownJobs={overview.home.jobsPath}
      onOther={(name) => go(`/sync/${name}`)}
    />
  );
}

async function load(): Promise<{ cards: Card[]; overview: Overview }> {
  const [{ cards }, overview] = await Promise.all([api.settings(), api.overview()]);
  const usable = cards.filter(isUsable);
  return { cards: usable, overview };
}

function NothingConnected() {
  return (
    <div class="empty">
      <h2>{words.noneTitle}</h2>
      <p>{words.noneHint}</p>
      <a class="button main" href="/settings">
        {words.toSettings}
      </a>
    </div>
  );
}
