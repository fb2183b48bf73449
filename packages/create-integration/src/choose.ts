import { MANAGERS, type Choices, type Manager } from "./choices.ts";
import { labelOf, namesOf } from "./names.ts";
import type { Given } from "./options.ts";

/** Asks for a line; the answer passed `check`, or was empty where there is a `preset`, which it then is. */
export type Ask = (
  question: string,
  how: { preset?: string; check?(text: string): string | undefined },
) => Promise<string>;

/** Where the answers come from that the command line did not give: a person, or nobody. */
export interface Asker {
  ask?: Ask;
  /** `npm_config_user_agent`, by which package managers tell who they are. */
  userAgent?: string | undefined;
}

/**
 * Makes up the choices from what was given and, at a terminal, asked.
 *
 * @throws TypeError for a name, a label or another word that cannot be, and for no name where nobody can be asked
 */
export async function choose(given: Given, { ask, userAgent = "" }: Asker): Promise<Choices> {
  const { packageName, name } = await chooseName(given.name, ask);
  const label = await chosen(
    given.label,
    ask,
    "What is the service called, as people read it?",
    labelOf(name),
    checkLabel,
  );
  const author = await chosen(
    given.author,
    ask,
    "Who holds the copyright?",
    `The authors of ${packageName}`,
    checkLabel,
  );
  const repository = await chosen(
    given.repository,
    ask,
    "Where will its source be? (an address, or nothing)",
    "",
    checkRepository,
  );
  return { packageName, name, label, author, repository, manager: managerOf(given.pm, userAgent) };
}

async function chooseName(given: string | undefined, ask: Ask | undefined) {
  const text = given ?? (await ask?.("What is the integration called?", { check: checkName }));
  if (text === undefined)
    throw new TypeError("Say what it is called: npm create @peregrine/integration acme");
  const names = namesOf(text);
  if ("problem" in names) throw new TypeError(names.problem);
  return names;
}

function checkName(text: string): string | undefined {
  const names = namesOf(text);
  return "problem" in names ? names.problem : undefined;
}

async function chosen(
  given: string | undefined,
  ask: Ask | undefined,
  question: string,
  preset: string,
  check: (text: string) => string | undefined,
): Promise<string> {
  const text = (given ?? (await ask?.(question, { preset, check })) ?? preset).trim();
  const problem = check(text);
  if (problem !== undefined) throw new TypeError(problem);
  return text;
}

/** It stands in code between quotes, in text, in a table and in a form. */
function checkLabel(text: string): string | undefined {
  return /^[^\p{C}"`\\${}*/|]{1,60}$/u.test(text)
    ? undefined
    : 'Use up to 60 characters, and none of " ` \\ $ { } * / |';
}

function checkRepository(text: string): string | undefined {
  if (text === "" || /^(?:git\+)?https:\/\/[\w.-]+\/[\w./-]+$/.test(text)) return undefined;
  return "Write a whole address, such as https://github.com/you/peregrine-integration-acme";
}

function managerOf(given: string | undefined, userAgent: string): Manager {
  const manager = MANAGERS.find((one) => one === (given ?? userAgent.split("/", 1)[0]));
  if (manager === undefined && given !== undefined) throw new TypeError(`--pm is ${MANAGERS.join(" or ")}`);
  return manager ?? "npm";
}
