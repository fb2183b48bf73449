import { useState } from "preact/hooks";
import type { Activity, FindAnswer, Misfit } from "../../api-types.ts";
import { LiveActivity } from "../activity/live-activity.tsx";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { Dialog } from "../components/dialog.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { text } from "../text.ts";
import { Ended } from "./ended.tsx";
import { Facts } from "./facts.tsx";
import { OfferActions } from "./offer-actions.tsx";
import { OfferNotes } from "./offer-notes.tsx";

const words = text.packages.panel;

interface PanelProps {
  /** A package, with or without a version. */
  spec: string;
  onClose: () => void;
  /** Something was installed, updated or removed. */
  onChanged: () => void;
}

/** A package, what to know before it is trusted, and what can be done with it. */
export function PackagePanel({ spec, onClose, onChanged }: PanelProps) {
  const found = useLoad(() => api.find(spec), spec);
  const [going, setGoing] = useState<Activity>();
  const [ended, setEnded] = useState<Activity>();
  const end = (activity: Activity) => {
    setGoing(undefined);
    setEnded(activity);
    if (activity.failure) return;
    onChanged();
    void found.reload();
  };
  return (
    <Dialog title={titleOf(found.data, spec)} kind="panel" onClose={onClose}>
      {!found.data && !found.failure && <p class="quiet">{words.looking}</p>}
      {found.failure && <FailureNote what={words.cannotLook} failure={found.failure} alert />}
      {found.data && <About found={found.data} />}
      {ended && <Ended activity={ended} />}
      {going ? (
        <LiveActivity key={going.id} first={going} onEnd={end} />
      ) : (
        found.data?.kind === "offer" && (
          <OfferActions key={ended?.id} offer={found.data.offer} onBegun={setGoing} />
        )
      )}
    </Dialog>
  );
}

function titleOf(found: FindAnswer | undefined, spec: string): string {
  return found?.kind === "offer" ? found.offer.manifest.label : spec;
}

function About({ found }: { found: FindAnswer }) {
  switch (found.kind) {
    case "offer":
      return (
        <div class="stack">
          {found.offer.manifest.summary !== undefined && <p>{found.offer.manifest.summary}</p>}
          <Facts offer={found.offer} />
          <OfferNotes offer={found.offer} />
        </div>
      );
    case "misfit":
      return <NotFitting misfit={found.misfit} />;
    case "choices":
      return <Choices {...found} />;
  }
}

function NotFitting({ misfit: { packageName, version, reason, fits } }: { misfit: Misfit }) {
  return (
    <div class="note bad stack tight">
      <p>{words.misfit(`${packageName} ${version}`, reason)}</p>
      {fits !== undefined && (
        <p>
          <a href={`/add/${encodeURIComponent(`${packageName}@${fits}`)}`}>{words.fits(fits)}</a>
        </p>
      )}
    </div>
  );
}

function Choices({ name, choices }: Extract<FindAnswer, { kind: "choices" }>) {
  return (
    <div class="stack">
      <p>{words.several(name)}</p>
      <ul class="stack tight">
        {choices.map(({ packageName }) => (
          <li key={packageName}>
            <a href={`/add/${encodeURIComponent(packageName)}`}>{packageName}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
