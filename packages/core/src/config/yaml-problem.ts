import type { ErrorCode, YAMLError } from "yaml";

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

/** What is wrong with a YAML text and where, without a word of what it holds. */
export function yamlProblem(error: YAMLError, line: number): string {
  return `line ${line}: ${WORDS[error.code] ?? "this is not valid YAML"}`;
}
