import type { Route } from "../route.ts";
import { activityEvents } from "./activity-events.ts";
import { beginAdd } from "./begin-add.ts";
import { beginPlan } from "./begin-plan.ts";
import { beginRemove } from "./begin-remove.ts";
import { beginSync } from "./begin-sync.ts";
import { beginUndo } from "./begin-undo.ts";
import { beginUpdate } from "./begin-update.ts";
import { cancelActivity } from "./cancel-activity.ts";
import { connectIntegration } from "./connect-integration.ts";
import { disconnectIntegration } from "./disconnect-integration.ts";
import { findPackage } from "./find-package.ts";
import { finishWizard } from "./finish-wizard.ts";
import { getActivity } from "./get-activity.ts";
import { getIntegration } from "./get-integration.ts";
import { getJobs } from "./get-jobs.ts";
import { getOpenapi } from "./get-openapi.ts";
import { getOverview } from "./get-overview.ts";
import { getRun } from "./get-run.ts";
import { getWizard } from "./get-wizard.ts";
import { listActivities } from "./list-activities.ts";
import { listEntries } from "./list-entries.ts";
import { listIntegrations } from "./list-integrations.ts";
import { listPackages } from "./list-packages.ts";
import { listRunChanges } from "./list-run-changes.ts";
import { listRunFailures } from "./list-run-failures.ts";
import { listRuns } from "./list-runs.ts";
import { originalConnect } from "./original/original-connect.ts";
import { originalDisconnect } from "./original/original-disconnect.ts";
import { originalList } from "./original/original-list.ts";
import { originalTest } from "./original/original-test.ts";
import { saveWizardDraft } from "./save-wizard-draft.ts";
import { testIntegration } from "./test-integration.ts";

/** Every route of the API. */
export function apiRoutes(): Route[] {
  const routes: Route[] = [
    getOverview,
    listIntegrations,
    getIntegration,
    testIntegration,
    connectIntegration,
    disconnectIntegration,
    listPackages,
    findPackage,
    beginAdd,
    beginUpdate,
    beginRemove,
    getJobs,
    beginPlan,
    beginSync,
    listActivities,
    getActivity,
    activityEvents(),
    listEntries,
    cancelActivity,
    listRuns,
    getRun,
    listRunFailures,
    listRunChanges,
    beginUndo,
    getWizard,
    saveWizardDraft,
    finishWizard,
    originalList,
    originalTest,
    originalConnect,
    originalDisconnect,
  ];
  return [...routes, getOpenapi(routes)];
}
