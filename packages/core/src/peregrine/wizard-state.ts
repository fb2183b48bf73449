/** Where the first-run wizard stands. */
export interface WizardState {
  /** True until the wizard was finished: a shell opens it first. */
  needed: boolean;
  complete: boolean;
  /** The step in `config/user.yaml`: of this wizard, or of the pipeline's own earlier ones. */
  step?: number;
  /** The step that this wizard is. */
  ourStep: number;
  draft: WizardDraft;
}

/** What a crash or a closed tab leaves behind. Secrets are dropped before it is kept. */
export interface WizardDraft {
  /** The page of the wizard the user was at: the shell's own word. */
  page?: string;
  /** Integrations the user chose. */
  chosen: string[];
  /** What was typed into the forms, by integration and field. */
  values: Record<string, Record<string, string | boolean>>;
}
