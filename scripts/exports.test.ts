import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "../packages/core/src");

/** The names a file exports, types included; every statement of it must be a list of named exports. */
function namesOf(file: string): string[] {
  const code = readFileSync(join(SRC, file), "utf8");
  const statement = /export (?:type )?\{([^}]*)\} from "\.\/[^"]+\.ts";\n/g;
  expect(code.replaceAll(statement, "").trim()).toBe("");
  const lists = [...code.matchAll(statement)].flatMap((match) => match[1]!.split(","));
  const names = lists.map((name) => name.trim().replace(/^type /, "")).filter((name) => name !== "");
  return names.sort();
}

const words = (text: string): string[] => text.trim().split(/\s+/).sort();

describe("what @peregrine/core exports is a promise, listed here", () => {
  it("for authors", () => {
    expect(namesOf("index.ts")).toEqual(
      words(`
        API_VERSION IntegrationBase IntegrationStatics CheckResult
        defineFields Field TextField CheckboxField SelectField Config ConfigOf
        PeregrineError toFailure Failure FailureDetails Issue FAILURES FailureCode FailureRule
        Destination DestinationRecord RecordValue CallContext RecordContext FindContext PrepareContext
        BatchItem ItemResult writtenId Found Scanned
        Job STATUSES DEFAULT_STATUSES jobKey JobKey normaliseUrl
        HttpClient RequestOptions codeOfStatus failureOfStatus failureOfThrown parseRetryAfter
        TIERS FEATURES canUse tierLabel Tier
      `),
    );
  });

  it("for hosts", () => {
    expect(namesOf("host.ts")).toEqual(
      words(`
        createPeregrine attachIntegration checkIntegration syncIntegration AttachOptions Containment SyncIntegrationOptions createContext PeregrineOptions PeregrineContext Exchange Peregrine listUseCase
        ConnectionStatus ConnectOptions ConnectResult DoctorReport IntegrationDetails IntegrationSummary
        Listing SyncOptions TierReport UndoOptions UndoReport
        CardState SettingsCard SettingsReport JobsOfStatus JobsReport WizardDraft WizardState Page PageOptions
        resolveHome Home discover Discovery FoundIntegration Problem loadClass IntegrationClass Manifest
        MANIFEST_LIMIT parseManifest checkCompatibility OWN Own isIntegrationPackage isOfficial likelyName readPackage
        systemDisk Disk forgetIntegrity recordIntegrity Installed lockRun RunLock writeAtomically
        openJobs JobSource OpenOptions JobProblem toJob
        checkConfig CheckedConfig Field CheckResult RecordValue systemClock Clock redact
        FAILURES FailureCode PeregrineError toFailure Failure Issue
        LastCheck RunDetails RunSummary FieldChange FieldChanges PlanAction PlanCounts PlanEntry
        JobFailure PlanReport Progress RunCounts RunOutcome SyncEvent SyncReport
      `),
    );
  });

  it("for authors of destinations that are a table", () => {
    expect(namesOf("table.ts")).toEqual(
      words(`
        Column ValueKind FIELDS FIELD_NAMES FieldName isFieldName columnName columnKind fits fieldValue FieldValue
        readMapping Mapping mapColumns MappedColumns tableWarnings addMissingColumns commonParts
        openTable OpenTable TableSettings TableSource JobTable TableLimits
        readMemory rememberColumns ColumnMemory RememberedColumn
        toRecord toScanned TableRecord toValue fromValue optionFor
        RowIndex RowIdentity oncePerJob sameLink
        STATUS_LABELS StatusMap statusOption unmatchedStatuses firstNamed isPipelineStatus
        comparable quoted sameName cleanText clipText splitText dayOf momentOf localTimeOf
      `),
    );
  });

  it("to everyone, at run time, just as the lists say", async () => {
    const [authors, hosts, tables] = await Promise.all([
      import("../packages/core/src/index.ts"),
      import("../packages/core/src/host.ts"),
      import("../packages/core/src/table.ts"),
    ]);
    expect(namesOf("index.ts")).toEqual(expect.arrayContaining(Object.keys(authors)));
    expect(namesOf("host.ts")).toEqual(expect.arrayContaining(Object.keys(hosts)));
    expect(namesOf("table.ts")).toEqual(expect.arrayContaining(Object.keys(tables)));
  });
});
