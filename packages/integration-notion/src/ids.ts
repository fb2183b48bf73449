const UUID = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/i;

/**
 * The id in what a person pastes: an id with or without dashes, the link of a database or of one of its views (the id in
 * the path counts, not the view's after `?v=`, nor that of an opened page after `&p=`), or a `collection://` address.
 *
 * @returns the id with dashes, in lower case; undefined when there is none
 *
 * @example
 * parseNotionId("https://www.notion.so/me/Jobs-0123456789abcdef0123456789abcdef?v=…"); // "01234567-89ab-cdef-0123-456789abcdef"
 */
export function parseNotionId(pasted: string): string | undefined {
  const text = pasted.trim();
  const id = UUID.test(text) ? text : idInPath(text);
  return id?.replace(UUID, "$1-$2-$3-$4-$5").toLowerCase();
}

function idInPath(text: string): string | undefined {
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url) return undefined;
  if (url.protocol === "collection:") return UUID.test(url.host) ? url.host : undefined;
  const last = url.pathname.split("/").filter(Boolean).at(-1) ?? "";
  return UUID.test(last) ? last : /-([0-9a-f]{32})$/i.exec(last)?.[1];
}
