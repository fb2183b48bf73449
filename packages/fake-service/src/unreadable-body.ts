/** A body no handler gets to see: each service refuses it in words of its own. */
export class UnreadableBody extends Error {
  override readonly name = "UnreadableBody";
  readonly reason: "too_large" | "not_json";

  constructor(reason: "too_large" | "not_json") {
    super(`The body is ${reason.replaceAll("_", " ")}`);
    this.reason = reason;
  }
}
