import { hash } from "node:crypto";
import type { DestinationRecord } from "../destination.ts";

/** A short fingerprint of a record: two records with the same one need no comparing. 22 characters, 132 bits. */
export function recordDigest(record: DestinationRecord): string {
  return hash("sha256", JSON.stringify(record), "base64url").slice(0, 22);
}
