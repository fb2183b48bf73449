import { statSync } from "node:fs";
import { z } from "zod";
import type {
  AddRequest,
  CancelRequest,
  ConnectRequest,
  DisconnectRequest,
  EntriesQuery,
  FindRequest,
  FormValues,
  PageQuery,
  PlanRequest,
  RemoveRequest,
  SyncRequest,
  TestRequest,
  UndoRequest,
  UpdateRequest,
  WizardDraft,
} from "../../api-types.ts";
import { component } from "./components.ts";
import { planAction } from "./runs.ts";

/** Names become file names and keys: core knows which are good ones. */
const name = z.string().max(100);
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine(isNoPipe, "Name a file: the server reads from no pipe or device");

export const formValues = component(
  "FormValues",
  z.record(name, z.union([z.string().max(65_536), z.boolean(), z.null()])),
) satisfies z.ZodType<FormValues>;

export const testRequest = component(
  "TestRequest",
  z.strictObject({ values: formValues.exactOptional() }),
) satisfies z.ZodType<TestRequest>;

export const connectRequest = component(
  "ConnectRequest",
  z.strictObject({ values: formValues, save: z.enum(["passed", "always"]).exactOptional() }),
) satisfies z.ZodType<ConnectRequest>;

export const disconnectRequest = component(
  "DisconnectRequest",
  z.strictObject({ forget: z.boolean().exactOptional() }),
) satisfies z.ZodType<DisconnectRequest>;

export const planRequest = component(
  "PlanRequest",
  z.strictObject({
    jobs: path.exactOptional(),
    statuses: z.array(z.string().max(200)).max(200).exactOptional(),
    retryFailed: z.boolean().exactOptional(),
  }),
) satisfies z.ZodType<PlanRequest>;

export const syncRequest = component(
  "SyncRequest",
  planRequest.extend({ yes: z.boolean().exactOptional(), now: z.boolean().exactOptional() }),
) satisfies z.ZodType<SyncRequest>;

export const undoRequest = component(
  "UndoRequest",
  z.strictObject({ dryRun: z.boolean().exactOptional() }),
) satisfies z.ZodType<UndoRequest>;

export const cancelRequest = component(
  "CancelRequest",
  z.strictObject({ force: z.boolean().exactOptional() }),
) satisfies z.ZodType<CancelRequest>;

/** Names and versions as a registry has them: a path of this machine is none. */
const packageName = z
  .string()
  .max(214)
  .regex(/^(@[\w.~-]+\/)?[\w~-][\w.~-]*$/, "Name a package");
const packageVersion = z
  .string()
  .max(256)
  .regex(/^[\w][\w.+-]*$/, "Name a version");

export const findRequest = component(
  "FindRequest",
  z.strictObject({
    spec: z
      .string()
      .max(480)
      .regex(/^(@[\w.~-]+\/)?[\w~-][\w.~-]*(@[\w.^~<>=*+-]+)?$/, "Name an integration or its package"),
  }),
) satisfies z.ZodType<FindRequest>;

export const addRequest = component(
  "AddRequest",
  z.strictObject({
    packageName,
    version: packageVersion,
    integrity: z.string().max(512).exactOptional(),
    trusted: z.boolean().exactOptional(),
  }),
) satisfies z.ZodType<AddRequest>;

export const updateRequest = component(
  "UpdateRequest",
  z.strictObject({ trusted: z.boolean().exactOptional() }),
) satisfies z.ZodType<UpdateRequest>;

export const removeRequest = component(
  "RemoveRequest",
  z.strictObject({ forget: z.boolean().exactOptional() }),
) satisfies z.ZodType<RemoveRequest>;

export const packagesQuery = z.object({ words: z.string().max(200).default("") });

export const wizardDraft = component(
  "WizardDraft",
  z.strictObject({
    page: z.string().max(40).exactOptional(),
    chosen: z.array(name).max(200),
    values: z.record(name, z.record(name, z.union([z.string().max(65_536), z.boolean()]))),
  }),
) satisfies z.ZodType<WizardDraft>;

export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  search: z.string().max(200).default(""),
}) satisfies z.ZodType<PageQuery>;

export const entriesQuery = pageQuery.extend({
  action: planAction.exactOptional(),
}) satisfies z.ZodType<EntriesQuery>;

export const runsQuery = z.object({
  name: name.exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

export const jobsQuery = z.object({ source: path.exactOptional() });

/** A pipe that nobody writes to would be waited for without end. What cannot be looked at is for core to explain. */
function isNoPipe(path: string): boolean {
  if (path === "-") return false;
  try {
    const found = statSync(path);
    return found.isFile() || found.isDirectory();
  } catch {
    return true;
  }
}
