import { useEffect } from "preact/hooks";
import type { Overview } from "../api-types.ts";
import type { Loaded } from "./api/use-load.ts";
import { HistoryPage } from "./history/history-page.tsx";
import { RunPage } from "./history/run-page.tsx";
import { AddPage } from "./packages/add-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { go } from "./state/route.ts";
import { SyncPage } from "./sync/sync-page.tsx";
import { text } from "./text.ts";
import { WizardPage } from "./wizard/wizard-page.tsx";

interface CurrentProps {
  path: readonly string[];
  overview: Loaded<Overview>;
}

/** The page of an address. */
export function CurrentPage({ path, overview }: CurrentProps) {
  const [page, detail] = path;
  switch (page) {
    case undefined:
      return <Start overview={overview} />;
    case "settings":
      return <SettingsPage open={detail} notes={overview.data?.home.notes ?? []} />;
    case "add":
      return <AddPage open={detail} />;
    case "sync":
      return <SyncPage name={detail} />;
    case "history":
      return detail === undefined ? <HistoryPage /> : <RunPage key={detail} id={Number(detail)} />;
    case "wizard":
      return <WizardPage onFinished={overview.reload} />;
    default:
      return <Lost />;
  }
}

/** `/` is the wizard until it was finished once. */
function Start({ overview }: Pick<CurrentProps, "overview">) {
  const { data, failure } = overview;
  const target = data?.wizard.needed ? "/wizard" : data || failure ? "/settings" : undefined;
  useEffect(() => {
    if (target !== undefined) go(target, "replace");
  }, [target]);
  return <p class="loading">{text.loading}</p>;
}

function Lost() {
  return (
    <div class="empty">
      <h1>{text.notFound}</h1>
      <a class="button" href="/settings">
        {text.toSettings}
      </a>
    </div>
  );
}
