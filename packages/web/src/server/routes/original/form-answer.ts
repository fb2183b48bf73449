import { PeregrineError, type Failure } from "@peregrine/core/host";
import { z } from "zod";
import type { ConnectAnswer } from "../../../api-types.ts";
import { component } from "../../schemas/components.ts";

/** What the original's endpoints answer to a form: always under status 200. */
export interface FormAnswer {
  ok: boolean;
  error?: string;
}

export const formAnswer = component(
  "OriginalFormAnswer",
  z.object({ ok: z.boolean(), error: z.string().exactOptional() }),
) satisfies z.ZodType<FormAnswer>;

/** A form's fate in one sentence; what is known to be wrong is no failure of the request. */
export async function answerForm(work: () => Promise<ConnectAnswer>): Promise<FormAnswer> {
  try {
    const { ok, issues, check } = await work();
    if (ok) return { ok };
    if (issues.length > 0) return { ok, error: issues.map(({ message }) => message).join("; ") };
    return { ok, error: check && !check.ok ? sentence(check.failure) : "It was not saved" };
  } catch (error) {
    if (!PeregrineError.is(error)) throw error;
    return { ok: false, error: sentence(error) };
  }
}

function sentence({ message, hint }: Pick<Failure, "message" | "hint">): string {
  return hint === undefined ? message : `${message}. ${hint}`;
}
