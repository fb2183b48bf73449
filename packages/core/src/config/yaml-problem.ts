import type { ErrorCode, YAMLError } from "yaml";
import { PeregrineError } from "../errors.ts";

/** The parser's own messages quote the text around a mistake, which may be a secret: only its code is used. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: "an alias (*name) is written wrongly",
  BAD_ALIAS: "an alias (*name) is written wrongly",
  BAD_DQ_ESCAPE: 'a "\\" in double quotes is followed by a letter that means nothing there',
  BAD_INDENT: "the indentation is wrong",
  BLOCK_AS_IMPLICIT_KEY: "there is one colon too many; put the value in quotes",
  DUPLICATE_KEY: "this key is there twice",
  MISSING_CHAR: "something is missing: a closing quote or bracket, a colon, or a space after one",
  MULTIPLE_DOCS: "a second document begins (---)",
  MULTILINE_IMPLICIT_KEY: "a key runs over several lines; a colon may be missing",
  TAB_AS_INDENT: "a tab is used to indent; use spaces",
};

/** What is wrong with a YAML text, without a word of what it holds. */
export function yamlProblem({ code }: YAMLError): string {
  return WORDS[code] ?? "this is not valid YAML";
}

/** The failure of a file whose text cannot be used. */
export function invalidFile(path: string, problem: string): PeregrineError {
  return new PeregrineError("invalid_config", `${path}, ${problem}`, {
    hint: "Mend it in an editor, or remove it and connect again. Nothing was changed.",
  });
}

/** What the YAML library throws, rather than reports: for aliases, and for nesting without end. */
export function explainThrown(error: unknown, path: string): unknown {
  if (error instanceof RangeError) return invalidFile(path, "it is nested too deeply");
  const isAlias = error instanceof Error && /\balias\b/i.test(error.message) && !PeregrineError.is(error);
  return isAlias ? invalidFile(path, "it has aliases (*name) that would lead nowhere, or too far") : error;
}
