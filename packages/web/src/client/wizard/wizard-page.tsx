import type { Failure } from "@peregrine/core/host";
import { useState } from "preact/hooks";
import type { Card, WizardState } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { failureOf } from "../api/refused.ts";
import { useLoad } from "../api/use-load.ts";
import { FailureNote } from "../components/failure-note.tsx";
import { Page } from "../components/page.tsx";
import { announce } from "../state/announce.ts";
import { go } from "../state/route.ts";
import { text } from "../text.ts";
import { ChooseStep } from "./choose-step.tsx";
import { ReviewStep } from "./review-step.tsx";
import { Steps } from "./steps.tsx";
import { useDraft } from "./use-draft.ts";

const words = text.wizard;

/** The page of the first-run wizard that is ours: connect what you like, or nothing. */
export function WizardPage({ onFinished }: { onFinished: () => Promise<void> }) {
  const loaded = useLoad(load, "wizard");
  const step = loaded.data?.state.ourStep;
  return (
    <div class="wizard">
      {step !== undefined && <Steps here={step} />}
      <Page
        title={step === undefined ? words.title : words.step(String(step))}
        lead={words.lead}
        loaded={loaded}
      >
        {({ state, cards }) => (
          <Flow state={state} cards={cards} onChanged={loaded.reload} onFinished={onFinished} />
        )}
      </Page>
    </div>
  );
}

async function load(): Promise<{ state: WizardState; cards: Card[] }> {
  const [state, { cards }] = await Promise.all([api.wizard(), api.settings()]);
  return { state, cards };
}

interface FlowProps {
  state: WizardState;
  cards: readonly Card[];
  onChanged: () => Promise<void>;
  onFinished: () => Promise<void>;
}

function Flow({ state, cards, onChanged, onFinished }: FlowProps) {
  const draft = useDraft(state.draft);
  const [failure, setFailure] = useState<Failure>();
  const finish = async () => {
    draft.drop();
    try {
      await api.finishWizard();
      announce(words.finished);
      await onFinished();
      go("/settings");
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const turn = (page: string) => {
    draft.change({ page });
    void draft.flush();
  };
  return (
    <div class="stack">
      {failure && <FailureNote what={text.failed} failure={failure} alert />}
      {draft.draft.page === "review" ? (
        <ReviewStep cards={cards} onBack={() => turn("choose")} onFinish={finish} />
      ) : (
        <ChooseStep
          cards={cards}
          draft={draft}
          onChanged={onChanged}
          onSkip={finish}
          onNext={() => turn("review")}
        />
      )}
    </div>
  );
}
