import type {
  ActivityAnswer,
  AddRequest,
  CancelRequest,
  ChangesPage,
  ConnectAnswer,
  ConnectRequest,
  DisconnectAnswer,
  EntriesPage,
  EntriesQuery,
  FailuresPage,
  FindAnswer,
  FormValues,
  IntegrationForm,
  JobsReport,
  Overview,
  PackagesAnswer,
  PageQuery,
  PlanRequest,
  RemoveRequest,
  RunAnswer,
  RunsAnswer,
  Settings,
  SyncRequest,
  UndoRequest,
  UpdateRequest,
  WizardDraft,
  WizardState,
} from "../../api-types.ts";
import { address, request } from "./request.ts";

const integration = (name: string) => `/api/integrations/${encodeURIComponent(name)}`;
const activity = (id: string) => `/api/activities/${encodeURIComponent(id)}`;

/** The server's routes, one method each. All reject with `Refused`. */
export const api = {
  overview: () => request<Overview>("GET", "/api/overview"),
  settings: () => request<Settings>("GET", "/api/integrations"),
  form: (name: string) => request<IntegrationForm>("GET", integration(name)),
  test: (name: string, values?: FormValues) =>
    request<ConnectAnswer>("POST", `${integration(name)}/test`, values ? { values } : {}),
  connect: (name: string, body: ConnectRequest) =>
    request<ConnectAnswer>("POST", `${integration(name)}/connect`, body),
  disconnect: (name: string, forget: boolean) =>
    request<DisconnectAnswer>("POST", `${integration(name)}/disconnect`, { forget }),
  packages: (words: string) => request<PackagesAnswer>("GET", address("/api/packages", { words })),
  find: (spec: string) => request<FindAnswer>("POST", "/api/packages/find", { spec }),
  add: (name: string, body: AddRequest) => request<ActivityAnswer>("POST", `${integration(name)}/add`, body),
  update: (name: string, body: UpdateRequest) =>
    request<ActivityAnswer>("POST", `${integration(name)}/update`, body),
  remove: (name: string, body: RemoveRequest) =>
    request<ActivityAnswer>("POST", `${integration(name)}/remove`, body),
  jobs: (source?: string) => request<JobsReport>("GET", address("/api/jobs", { source })),
  plan: (name: string, body: PlanRequest) =>
    request<ActivityAnswer>("POST", `${integration(name)}/plan`, body),
  sync: (name: string, body: SyncRequest) =>
    request<ActivityAnswer>("POST", `${integration(name)}/sync`, body),
  activity: (id: string) => request<ActivityAnswer>("GET", activity(id)),
  entries: (id: string, query: EntriesQuery) =>
    request<EntriesPage>("GET", address(`${activity(id)}/entries`, { ...query })),
  cancel: (id: string, body: CancelRequest) =>
    request<ActivityAnswer>("POST", `${activity(id)}/cancel`, body),
  runs: (name?: string) => request<RunsAnswer>("GET", address("/api/runs", { name, limit: 100 })),
  run: (id: number) => request<RunAnswer>("GET", `/api/runs/${id}`),
  failures: (id: number, query: PageQuery) =>
    request<FailuresPage>("GET", address(`/api/runs/${id}/failures`, { ...query })),
  changes: (id: number, query: PageQuery) =>
    request<ChangesPage>("GET", address(`/api/runs/${id}/changes`, { ...query })),
  undo: (id: number, body: UndoRequest) => request<ActivityAnswer>("POST", `/api/runs/${id}/undo`, body),
  wizard: () => request<WizardState>("GET", "/api/wizard"),
  saveDraft: (draft: WizardDraft) => request<WizardState>("PUT", "/api/wizard/draft", draft),
  finishWizard: () => request<WizardState>("POST", "/api/wizard/finish"),
};

/** Where an activity tells what happens. */
export function eventsOf(id: string): string {
  return `${activity(id)}/events`;
}
