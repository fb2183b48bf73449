/** npm's or the system's code of a thrown thing: `"E404"`, `"ENOTFOUND"`. Its causes are asked too. */
export function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    // A timeout of npm's HTTP client has its name in `type`.
    if ("type" in at && (at.type === "request-timeout" || at.type === "body-timeout")) return at.type;
    if ("code" in at && typeof at.code === "string" && at.code !== "FETCH_ERROR") return at.code;
    if ("errno" in at && typeof at.errno === "string") return at.errno;
  }
  return "EUNKNOWN";
}
