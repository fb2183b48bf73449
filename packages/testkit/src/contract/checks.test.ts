import { expect, describe, it } from "vitest";
import type { Destination } from "@peregrine/core";
import type { IntegrationClass } from "@peregrine/core/host";
import { CHECK_NAMES, contractChecks, type CheckName, type ContractOptions } from "./checks.ts";
import { describeIntegration } from "./describe-integration.ts";
import ForgetfulNotes from "./testing/forgetful-notes.ts";
import { startNotes, TOKEN } from "./testing/notes-service.ts";
import Notes, { type Note } from "./testing/notes.ts";

function optionsOf(Integration: IntegrationClass, module = "notes"): ContractOptions {
  return {
    Integration,
    module: new URL(`./testing/${module}.ts`, import.meta.url),
    config: { token: TOKEN },
    service: { start: startNotes },
    kills: 4,
  };
}

async function run(options: ContractOptions, name: CheckName): Promise<void> {
  const check = contractChecks(options).find((each) => each.name === name);
  if (!check || !("run" in check)) throw new Error(`There is no check ${name}`);
  await check.run();
}

class VerifyWrites extends Notes {
  protected override async verify() {
    await this.http.post("notes", { json: {} });
  }
}

class VerifySwallows extends Notes {
  protected override verify() {
    return super.verify().catch(() => undefined);
  }
}

class WritesItAll extends Notes {
  override destination() {
    const { toRecord, ...rest } = super.destination();
    return {
      ...rest,
      toRecord,
      update: (id: string, _changes: Partial<Note>, { job }: { job?: object }) =>
        this.http.patch(`notes/${id}`, { json: toRecord({ ...job }) }),
    };
  }
}

let count = 0;

class Restless extends Notes {
  override destination() {
    return {
      ...super.destination(),
      toRecord: () => ({ title: `${(count += 1)}`, company: "", status: "" }),
    };
  }
}

class Impatient extends Notes {
  override destination() {
    const { create, ...rest } = super.destination();
    const again: typeof create = (note, context) => create(note, context).catch(() => create(note, context));
    return { ...rest, create: again };
  }
}

class TellsTheUrl extends Notes {
  protected override async verify() {
    await this.http.get("me", { query: { key: btoa(this.config.token) } });
  }
}

class CutsText extends Notes {
  override destination(): Destination<Note> {
    const { toRecord, ...rest } = super.destination();
    return {
      ...rest,
      toRecord: (job) => ({ title: "Job", company: job.company, status: toRecord(job)?.status }),
    };
  }
}

const BROKEN: [string, IntegrationClass, CheckName, RegExp][] = [
  ["writes in its test", VerifyWrites, "the connection test passes, and only reads", /changes something/],
  [
    "calls every token right",
    VerifySwallows,
    "a wrong token is auth, and its field is to blame",
    /connection test passes/,
  ],
  [
    "hides outages",
    VerifySwallows,
    "an outage has its own code: network, unavailable, rate_limited or timeout",
    /connection test passes/,
  ],
  ["writes all fields", WritesItAll, "a changed field is written alone", /did not change/],
  ["writes over a person's edit", WritesItAll, "what a person edited elsewhere survives", /was overwritten/],
  ["makes a record anew each time", Restless, "two runs write once", /unchanged|writes|!==/],
  ["does not find what is there", ForgetfulNotes, "a lost memory doubles nothing", /4 !== 0/],
  [
    "repeats a create by itself",
    Impatient,
    "server errors, also after the service has acted",
    /has 2 records/,
  ],
  [
    "goes on with a refused token",
    Impatient,
    "a token revoked in mid-run stops it at once",
    /that was refused/,
  ],
  ["does not wait", Impatient, "429 with Retry-After: 60", /after a 429/],
  [
    "tells its secret in an address",
    TellsTheUrl,
    "no secret in any event, report, log, address or ledger file",
    /in base64, in the address/,
  ],
  ["cuts text", CutsText, "long, empty, right-to-left, emoji and broken text", /did not arrive/],
];

describe("a broken integration is found out", () => {
  it.each(BROKEN)("that %s", async (_how, Broken, check, words) => {
    await run(optionsOf(Notes), check);
    await expect(run(optionsOf(Broken), check)).rejects.toThrow(words);
  });

  it("that doubles after a kill", { timeout: 60_000 }, async () => {
    const check = "killed at requests of a sync that creates";
    await run(optionsOf(Notes), check);
    await expect(
      run({ ...optionsOf(ForgetfulNotes, "forgetful-notes"), kills: "all" }, check),
    ).rejects.toThrow(/Killed (?:before|after) commit of request/);
  });
});

describe("a check that is left out", () => {
  const name = "a renamed column";

  it("is reported with its reason, and not run", () => {
    const checks = contractChecks({ ...optionsOf(Notes), skip: { [name]: "Notes have no columns" } });
    expect(checks.map((check) => check.name)).toEqual(CHECK_NAMES);
    expect(checks.filter((check) => "skip" in check)).toEqual([{ name, skip: "Notes have no columns" }]);
  });

  it("needs a reason, and must be a check", () => {
    expect(() => contractChecks({ ...optionsOf(Notes), skip: { [name]: " " } })).toThrow(/without a reason/);
    const misspelt: ContractOptions = {
      ...optionsOf(Notes),
      skip: Object.fromEntries([["a renamed colum", "x"]]),
    };
    expect(() => contractChecks(misspelt)).toThrow(/no check "a renamed colum"/);
  });

  it("fails rather than passes when what it needs is missing", async () => {
    const check = "a record that a person trashed is not made again";
    await expect(run(optionsOf(Notes), check)).rejects.toThrow(/needs the service's `trash`/);
  });
});

it("any runner will do", () => {
  const seen: string[] = [];
  const test = Object.assign((name: string) => void seen.push(name), {
    skip: (name: string) => void seen.push(name),
  });
  const describe = (name: string, body: () => void): void => {
    seen.push(name);
    body();
  };
  describeIntegration({
    ...optionsOf(Notes),
    skip: { "a renamed column": "no columns" },
    runner: { describe, test },
  });
  expect(seen[0]).toBe("Notes keeps the contract");
  expect(seen).toHaveLength(CHECK_NAMES.length + 1);
  expect(seen).toContain("a renamed column (left out: no columns)");
});
