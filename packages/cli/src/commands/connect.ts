import type { ConnectResult, Failure, IntegrationDetails } from "@peregrine/core/host";
import type { Answer, Call, Command } from "../command.ts";
import { givenValues, howToGive } from "../prompt/given-values.ts";
import { printable } from "../terminal/printable.ts";
import { canAsk } from "../terminal/shell.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";
import { withNotice } from "../terminal/with-notice.ts";

export const connect: Command = {
  name: "connect",
  args: "NAME",
  arity: [1, 1],
  summary: "enter, test and save a connection",
  about: [
    "Asks for each value of the integration's form; secrets are masked. Values can also be given: with --set, in a JSON file, or as variables named PEREGRINE_<NAME>_<KEY>, in this order of precedence. When any are given, only required ones that are still missing are asked for, and nothing is asked when no person can answer.",
    "The connection is tested, and saved if the test passes. A secret left empty keeps its stored value. A value written as ${VARIABLE} is read from the environment at each use and stays ${VARIABLE} in the file.",
  ],
  options: [
    {
      name: "set",
      value: "KEY=VALUE",
      multiple: true,
      summary: "a value; may be repeated. A secret given so stays in your shell's history",
    },
    {
      name: "from-json",
      value: "FILE",
      summary: 'values as a JSON object, from a file or from standard input ("-")',
    },
    { name: "save-anyway", summary: "save even if the test fails" },
  ],
  examples: [
    { call: "peregrine connect acme", does: "fill in the form" },
    {
      call: "peregrine connect acme --set workspace_id=jobs --set 'api_key=${ACME_KEY}'",
      does: "from a script, the secret from the environment",
    },
    { call: "pass show acme.json | peregrine connect acme --from-json -", does: "from a password manager" },
  ],
  json: "`saved`, `path`, `issues` (each a `field` and a `message`), and `check`: the test's result, with `account` if the service tells it.",
  failed: "The connection was not saved.",
  async run(call) {
    const [name = ""] = call.args;
    const details = await call.peregrine.describe(name);
    const given = await givenValues(call, details);
    warnAboutHistory(call, details);
    const asks = !call.json && canAsk(call.shell);
    if (asks) {
      const { connectByAsking } = await import("../prompt/connect-by-asking.ts");
      return answer(call, details, await connectByAsking(call, details, given));
    }
    return answer(call, details, await attempt(call, details, given));
  },
};

/** Checks, tests and, if that went well, saves. Ctrl-C ends the test. */
export function attempt(
  call: Call,
  { name, label }: IntegrationDetails,
  values: Readonly<Record<string, unknown>>,
): Promise<ConnectResult> {
  const save = call.flag("save-anyway") ? "always" : "passed";
  return withInterrupt(call.shell, ({ stop }) =>
    withNotice(call.shell, `Testing ${printable(label)}…`, () =>
      call.peregrine.connect(name, values, { save, signal: stop }),
    ),
  );
}

function answer(call: Call, details: IntegrationDetails, result: ConnectResult): Answer {
  const { check, saved, path } = result;
  const label = printable(details.label);
  const account = check?.ok && check.account !== undefined ? ` as ${printable(check.account)}` : "";
  const lines = saved
    ? [`${call.paint.green("✓")} ${label} is connected${account}.`, call.paint.dim(`  Saved in ${path}`)]
    : [];
  if (saved && check?.ok)
    lines.push(`${call.paint.cyan("→")} See what a sync would do: peregrine sync ${details.name} --dry-run`);
  const failure = failureOf(call, details, result);
  const headline = saved ? `${label} was saved, but its test failed.` : `${label} was not connected.`;
  const { ok: _ok, ...data } = result;
  return { data, text: lines.join("\n"), headline, ...(failure ? { failure } : {}) };
}

function failureOf(
  call: Call,
  details: IntegrationDetails,
  { issues, check, saved }: ConnectResult,
): Failure | undefined {
  if (issues.length > 0) {
    const message =
      issues.length === 1 ? "A value is missing or wrong" : `${issues.length} values are missing or wrong`;
    return { code: "invalid_config", message, issues, hint: howToGive(details, issues) };
  }
  if (!check || check.ok) return undefined;
  return saved || call.flag("save-anyway") || check.failure.hint !== undefined
    ? check.failure
    : {
        ...check.failure,
        hint: "Correct the values and try again, or keep them as they are with --save-anyway.",
      };
}

function warnAboutHistory({ shell, values, json }: Call, { fields }: IntegrationDetails): void {
  const secrets = fields.filter(({ type }) => type === "password");
  const told = secrets.filter(({ key }) =>
    values("set").some((pair) => pair.startsWith(`${key}=`) && !/=\$\{\w+\}$/.test(pair)),
  );
  if (json) return;
  for (const { label } of told) {
    shell.err.write(
      `! ${printable(label)} was given on the command line, where your shell's history keeps it.\n`,
    );
  }
}
