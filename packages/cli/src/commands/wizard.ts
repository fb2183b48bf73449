import type { IntegrationSummary } from "@peregrine/core/host";
import { UsageError, type Call, type Command } from "../command.ts";
import { printable } from "../terminal/printable.ts";
import { canAsk } from "../terminal/shell.ts";

export const wizard: Command = {
  name: "wizard",
  args: "",
  arity: [0, 0],
  summary: "connect one integration after another, as on the first day",
  about: [
    "Lists what is installed, lets you choose what to connect, and asks for one connection after another. Each is optional, and what is connected stays connected if you leave half-way: the next time goes on from there.",
  ],
  options: [],
  examples: [{ call: "peregrine wizard", does: "begin, or go on" }],
  json: "Needs a person at a terminal.",
  failed: "The wizard did not come to its end.",
  async run(call) {
    if (call.json || !canAsk(call.shell)) {
      throw new UsageError(
        "The wizard needs a person at a terminal",
        "From a script, use peregrine connect NAME",
      );
    }
    const { integrations } = await call.peregrine.list();
    const open = integrations.filter(({ configured, locked }) => !configured && !locked);
    const chosen = open.length === 0 ? [] : await choose(call, open);
    const connected: string[] = [];
    for (const name of chosen) if (await connectOne(call, name)) connected.push(name);
    await call.peregrine.finishWizard();
    return { data: { connected }, text: farewell(call, integrations, connected) };
  },
};

/** @returns the chosen names; what was chosen before a crash is chosen again */
async function choose({ shell, peregrine }: Call, open: readonly IntegrationSummary[]): Promise<string[]> {
  const { isCancel, multiselect } = await import("@clack/prompts");
  const { draft } = await peregrine.wizard();
  const answer = await multiselect({
    message: "Which of these do you use? (space chooses, Enter goes on)",
    options: open.map(({ name, label, summary }) => ({
      value: name,
      label: printable(label),
      ...(summary ? { hint: printable(summary) } : {}),
    })),
    initialValues: draft.chosen.filter((name) => open.some((one) => one.name === name)),
    required: false,
    input: shell.stdin,
    output: shell.prompts,
  });
  if (isCancel(answer)) return [];
  await peregrine.saveWizard({ ...draft, chosen: answer });
  return answer;
}

async function connectOne(call: Call, name: string): Promise<boolean> {
  const { connectByAsking } = await import("../prompt/connect-by-asking.ts");
  const details = await call.peregrine.describe(name);
  call.shell.err.write(`\n${call.paint.bold(printable(details.label))}\n`);
  const { saved } = await connectByAsking(call, details, {});
  return saved;
}

function farewell(
  { paint }: Call,
  integrations: readonly IntegrationSummary[],
  connected: readonly string[],
): string {
  if (integrations.length === 0) {
    return `Nothing is installed yet.\n${paint.cyan("→")} Install an integration: peregrine add NAME`;
  }
  const done =
    connected.length > 0
      ? `Connected: ${connected.map(printable).join(", ")}.`
      : "Nothing new was connected.";
  return `${paint.green("✓")} ${done}\n${paint.cyan("→")} See what a sync would do: peregrine sync --dry-run`;
}
