import { isDeepStrictEqual } from "node:util";
import type { Document } from "yaml";

/**
 * The text of a document after some keys got new values, in the manner of the text it came from. New text is quoted, so
 * that no YAML reader, of version 1.1 either, takes an id for a number or a password for a yes.
 *
 * @param values - what the document holds now; a key whose value stays is left as it is written
 */
export async function patchDocument(
  document: Document,
  text: string,
  values: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { isScalar, Scalar } = await import("yaml");
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) {
      if (Object.hasOwn(values, key)) document.delete(key);
    } else if (!isDeepStrictEqual(values[key], value)) {
      const [before, node] = [document.get(key, true), document.createNode(value)];
      if (isScalar(before) && isScalar(node)) {
        const { comment, commentBefore, spaceBefore } = before;
        Object.assign(node, { comment, commentBefore, spaceBefore });
      }
      document.set(key, node);
    }
  }
  const patched = document.toString({
    lineWidth: 0,
    flowCollectionPadding: /[[{] \S/.test(text),
    indentSeq: !/:[ \t]*\r?\n- /.test(text),
    defaultStringType: Scalar.QUOTE_DOUBLE,
    defaultKeyType: Scalar.PLAIN,
  });
  return text.includes("\r\n") ? patched.replaceAll("\n", "\r\n") : patched;
}
