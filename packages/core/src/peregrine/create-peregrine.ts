import type { Peregrine } from "./api.ts";
import { connectUseCase } from "./connect.ts";
import { createContext, type PeregrineOptions } from "./create-context.ts";
import { describeUseCase } from "./describe.ts";
import { disconnectUseCase } from "./disconnect.ts";
import { doctorUseCase } from "./doctor.ts";
import {
  historyUseCase,
  runChangesUseCase,
  runFailuresUseCase,
  runSummaryUseCase,
  runUseCase,
} from "./history.ts";
import { jobsUseCase } from "./jobs.ts";
import { listUseCase } from "./list.ts";
import { planUseCase } from "./plan.ts";
import { settingsUseCase } from "./settings.ts";
import { statusUseCase } from "./status.ts";
import { syncUseCase } from "./sync.ts";
import { testUseCase } from "./test.ts";
import { tierUseCase } from "./tier.ts";
import { undoUseCase } from "./undo.ts";
import { finishWizardUseCase, saveWizardUseCase, wizardUseCase } from "./wizard.ts";

/**
 * Everything a shell can do, for one home.
 *
 * @throws PeregrineError `invalid_config` for a home that is missing or no folder, `permission` for one we cannot write
 *
 * @example
 * const peregrine = createPeregrine({ home: "/srv/peregrine" });
 * const report = await peregrine.sync("acme", { jobs: "jobs.ndjson" });
 */
export function createPeregrine(options: PeregrineOptions = {}): Peregrine {
  const context = createContext(options);
  return {
    home: context.home,
    list: () => listUseCase(context),
    describe: (name) => describeUseCase(context, name),
    connect: (name, values, how) => connectUseCase(context, name, values, how),
    test: (name, how) => testUseCase(context, name, how),
    disconnect: (name, how) => disconnectUseCase(context, name, how),
    plan: (name, how) => planUseCase(context, name, how),
    sync: (name, how) => syncUseCase(context, name, how),
    undo: (run, how) => undoUseCase(context, run, how),
    status: () => statusUseCase(context),
    history: (filter) => historyUseCase(context, filter),
    run: (id) => runUseCase(context, id),
    runSummary: (id) => runSummaryUseCase(context, id),
    runFailures: (id, page) => runFailuresUseCase(context, id, page),
    runChanges: (id, page) => runChangesUseCase(context, id, page),
    tier: () => tierUseCase(context),
    doctor: (how) => doctorUseCase(context, how),
    settings: () => settingsUseCase(context),
    jobs: (how) => jobsUseCase(context, how),
    wizard: () => wizardUseCase(context),
    saveWizard: (draft) => saveWizardUseCase(context, draft),
    finishWizard: () => finishWizardUseCase(context),
  };
}
