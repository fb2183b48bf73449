import { UserProfile } from "../config/user-profile.ts";
import type { PeregrineContext } from "./context.ts";
import { dropDraft, readDraft, withoutSecrets, writeDraft } from "./wizard-draft.ts";
import type { WizardDraft, WizardState } from "./wizard-state.ts";

/** The first six steps are the pipeline's own. */
const OUR_STEP = 7;

/** Where the first-run wizard stands, with what a closed tab left behind. */
export async function wizardUseCase({ home }: PeregrineContext): Promise<WizardState> {
  const { wizardComplete, wizardStep } = await UserProfile.read(home.configDir);
  return {
    needed: !wizardComplete,
    complete: wizardComplete,
    ...(wizardStep === undefined ? {} : { step: wizardStep }),
    ourStep: OUR_STEP,
    draft: await readDraft(home.stateDir),
  };
}

/** Keeps what was typed so far, secrets left out, and notes in `config/user.yaml` that the user is at our step. */
export async function saveWizardUseCase(context: PeregrineContext, draft: WizardDraft): Promise<WizardState> {
  const { home } = context;
  const { found } = await context.discover();
  const forms = new Map(found.map(({ manifest: { name, fields } }) => [name, fields]));
  await writeDraft(home.stateDir, withoutSecrets(draft, forms));
  const { wizardComplete, wizardStep } = await UserProfile.read(home.configDir);
  if (!wizardComplete && wizardStep !== OUR_STEP)
    await UserProfile.patch(home.configDir, { wizardStep: OUR_STEP });
  return wizardUseCase(context);
}

/** Marks the wizard as finished in `config/user.yaml`, for the pipeline too, and drops the draft. */
export async function finishWizardUseCase(context: PeregrineContext): Promise<WizardState> {
  const { home } = context;
  await UserProfile.patch(home.configDir, { wizardComplete: true, wizardStep: null });
  await dropDraft(home.stateDir);
  return wizardUseCase(context);
}
