/** Names are compared without case, spaces and punctuation: `"job-title"` is `"Job Title"`. */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** A name as it is compared; one of nothing but punctuation is compared as it is. */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || name;
}

/** Names for a sentence: `“Status”, “Found”`. */
export function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `“${name}”`).join(", ");
}
