import { toFailure, type CheckResult } from "@peregrine/core/host";
import type { Call, Command } from "../command.ts";
import { connectedNames } from "./connected-names.ts";
import { inShort } from "../show/explain.ts";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";
import { withNotice } from "../terminal/with-notice.ts";

type Tested = { name: string } & CheckResult;

export const test: Command = {
  name: "test",
  args: "[NAME…]",
  arity: [0, Infinity],
  summary: "check that saved connections still work",
  about: ["Makes one cheap request that changes nothing, for each connection named, or for all of them."],
  options: [],
  examples: [
    { call: "peregrine test", does: "all connections" },
    { call: "peregrine test acme --json", does: "one, for a script" },
  ],
  json: "`results`: for each connection its `name` and `ok`, with `account` or `failure`. `failure` of the whole is the first one.",
  failed: "The test failed.",
  async run(call) {
    const names = call.args.length > 0 ? call.args : await connectedNames(call.peregrine, "test");
    const results: Tested[] = [];
    await withInterrupt(call.shell, async ({ stop }) => {
      for (const name of names) if (!stop.aborted) results.push(await testOne(call, name, stop));
    });
    const failed = results.find((result) => !result.ok);
    const failure = failed?.ok === false ? failed.failure : undefined;
    return {
      data: { results },
      text: columns(results.map((result) => row(result, call.paint))).join("\n"),
      ...(failure && failed ? { failure, headline: `The test of ${printable(failed.name)} failed.` } : {}),
    };
  },
};

async function testOne({ shell, peregrine }: Call, name: string, signal: AbortSignal): Promise<Tested> {
  try {
    return {
      name,
      ...(await withNotice(shell, `Testing ${printable(name)}…`, () => peregrine.test(name, { signal }))),
    };
  } catch (error) {
    return { name, ok: false, failure: toFailure(error) };
  }
}

function row(result: Tested, paint: Paint): string[] {
  if (!result.ok) return [`${paint.red("✗")} ${printable(result.name)}`, inShort(result.failure)];
  return [
    `${paint.green("✓")} ${printable(result.name)}`,
    result.account === undefined ? "works" : `works, as ${printable(result.account)}`,
  ];
}
