import { check } from "./check/check.ts";
import type { CheckRequest } from "./check/check-request.ts";

// A process of its own: what a package has loaded stays loaded, so that old and new cannot be told apart in one.
process.once("message", (request: CheckRequest) => {
  void check(request).then((outcome) => process.send?.(outcome, () => process.exit()));
});
