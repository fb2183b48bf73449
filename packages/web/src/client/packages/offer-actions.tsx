import { useState } from "preact/hooks";
import type { Activity, ActivityAnswer, Offer } from "../../api-types.ts";
import { useBegin } from "../activity/use-begin.ts";
import { api } from "../api/api.ts";
import { Button } from "../components/button.tsx";
import { FailureNote } from "../components/failure-note.tsx";
import { text } from "../text.ts";
import { RemoveQuestion } from "./remove-question.tsx";

const words = text.packages.panel;

interface ActionProps {
  offer: Offer;
  onBegun: (activity: Activity) => void;
}

/** Install, update, remove: whichever of them fit. */
export function OfferActions({ offer, onBegun }: ActionProps) {
  const [trusted, setTrusted] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { begin, busy, failure } = useBegin(onBegun);
  const { installed, version, needsConsent } = offer;
  const { name } = offer.manifest;
  const offered = installed !== version;
  return (
    <div class="stack">
      {offered && needsConsent && <Consent trusted={trusted} onTrust={setTrusted} />}
      {installed === version && <p class="quiet">{words.newest}</p>}
      {failure && <FailureNote what={text.failed} failure={failure} alert />}
      <div class="row">
        {offered && (!needsConsent || trusted) && (
          <Button kind="main" busy={busy} onClick={() => begin(ask(offer, trusted))}>
            {installed === undefined ? words.install : words.update(version)}
          </Button>
        )}
        {installed !== undefined && (
          <Button kind="danger" busy={busy} onClick={() => setLeaving(true)}>
            {words.remove}
          </Button>
        )}
      </div>
      {leaving && (
        <RemoveQuestion
          label={offer.manifest.label}
          onAnswer={(forget) => {
            setLeaving(false);
            if (forget !== undefined) begin(api.remove(name, { forget }));
          }}
        />
      )}
    </div>
  );
}

/** An update is tested on the connection, which a plain installation is not. */
function ask(offer: Offer, trusted: boolean): Promise<ActivityAnswer> {
  const { manifest, packageName, version, integrity, installed } = offer;
  const consent = trusted ? { trusted } : {};
  if (installed !== undefined) return api.update(manifest.name, consent);
  return api.add(manifest.name, {
    packageName,
    version,
    ...(integrity === undefined ? {} : { integrity }),
    ...consent,
  });
}

function Consent({ trusted, onTrust }: { trusted: boolean; onTrust: (yes: boolean) => void }) {
  return (
    <div class="note warn stack tight">
      <p>{words.consent}</p>
      <label class="check">
        <input type="checkbox" checked={trusted} onChange={(event) => onTrust(event.currentTarget.checked)} />
        {words.trust}
      </label>
    </div>
  );
}
