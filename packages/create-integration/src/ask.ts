import { isCancel, text } from "@clack/prompts";
import { PeregrineError } from "@peregrine/core/host";
import type { Ask } from "./choose.ts";

/** Asks at the terminal. @throws PeregrineError `cancelled` when the person pressed Ctrl-C */
export const ask: Ask = async (message, { preset, check }) => {
  const answer = await text({
    message,
    ...(preset === undefined ? {} : { placeholder: preset, defaultValue: preset }),
    validate: (value = "") => (value === "" && preset !== undefined ? undefined : check?.(value)),
  });
  if (isCancel(answer)) throw new PeregrineError("cancelled", "Nothing was made");
  return answer;
};
