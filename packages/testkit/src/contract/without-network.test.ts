import type { Destination } from "@peregrine/core";
import type { IntegrationClass } from "@peregrine/core/host";
import { describe, expect, it } from "vitest";
import { contractChecks, type CheckName, type ContractOptions } from "./checks.ts";
import ForgetfulSlips from "./testing/forgetful-slips.ts";
import type { Note } from "./testing/notes.ts";
import Slips, { startSlips } from "./testing/slips.ts";

function optionsOf(Integration: IntegrationClass, module = "slips"): ContractOptions {
  return {
    Integration,
    module: new URL(`./testing/${module}.ts`, import.meta.url),
    config: { folder: "" },
    service: { start: startSlips, network: false },
    kills: 4,
  };
}

async function run(options: ContractOptions, name: CheckName): Promise<void> {
  const check = contractChecks(options).find((each) => each.name === name);
  if (!check || !("run" in check)) throw new Error(`There is no check ${name}`);
  await check.run();
}

class VerifyWrites extends Slips {
  protected override async verify() {
    await this.write("probe.txt", {});
  }
}

class WritesAgain extends Slips {
  override destination(): Destination<Note> {
    return {
      ...super.destination(),
      prepare: async () => void (await this.write("last-run.txt", { at: performance.now() })),
    };
  }
}

/** What is wrong, the class, the check that finds it out, and what that says. */
const BROKEN: [string, IntegrationClass, CheckName, RegExp][] = [
  ["writes in its test", VerifyWrites, "the connection test passes, and only reads", /changes something/],
  ["writes in every run", WritesAgain, "two runs write once", /second run writes/],
  ["does not find what is there", ForgetfulSlips, "a lost memory doubles nothing", /4 !== 0/],
];

describe("a destination without a network", () => {
  it("is not asked what a network may do, and says so", () => {
    const skipped = contractChecks(optionsOf(Slips)).flatMap((check) =>
      "skip" in check ? [check.skip] : [],
    );
    expect(new Set(skipped)).toEqual(new Set(["it has no network"]));
    expect(skipped.length).toBeGreaterThan(10);
  });

  it.each(BROKEN)("is found out when it %s", async (_how, Broken, check, words) => {
    await run(optionsOf(Slips), check);
    await expect(run(optionsOf(Broken), check)).rejects.toThrow(words);
  });

  it("is killed at changes in its folder, and found out when it doubles", { timeout: 60_000 }, async () => {
    const check = "killed at requests of a sync that creates";
    await run({ ...optionsOf(Slips), kills: 2 }, check);
    const forgetful = { ...optionsOf(ForgetfulSlips, "forgetful-slips"), kills: "all" } as const;
    await expect(run(forgetful, check)).rejects.toThrow(/Killed/);
  });

  it.each([
    "stopped by a person, it finishes what is in flight",
    "stopped twice, it ends now and loses nothing",
  ] as const)("%s", async (check) => {
    await expect(run(optionsOf(Slips), check)).resolves.toBeUndefined();
  });

  it("has to bring what a check needs", async () => {
    await expect(run(optionsOf(Slips), "a target removed in mid-run stops it")).rejects.toThrow(
      /`removeTarget`/,
    );
  });
});
