/**
 * Are these the same name? Case, spaces and punctuation do not count.
 *
 * @example
 * sameName("job-title", "Job Title"); // true
 */
export function sameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/**
 * A name as it is compared; one of nothing but punctuation is compared as it is.
 *
 * @example
 * comparable("Job Title"); // "jobtitle"
 */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || name;
}

/**
 * Names for a sentence.
 *
 * @example
 * quoted(["Status", "Found"]); // "“Status”, “Found”"
 */
export function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `“${name}”`).join(", ");
}
