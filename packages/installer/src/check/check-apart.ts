import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { InstallerContext } from "../installer-context.ts";
import { isMap } from "../json-map.ts";
import type { CheckOutcome, CheckRequest } from "./check-request.ts";

const fromSource = import.meta.url.endsWith(".ts");
const SCRIPT = fileURLToPath(new URL(fromSource ? "../check-child.ts" : "./check-child.js", import.meta.url));

/** A package that computes for ever must not keep the update from ending. */
const DEADLINE_MS = 90_000;

/** Checks an integration as it is on disk now, in a process of its own. Never rejects. */
export function checkApart(
  { core, options }: InstallerContext,
  name: string,
  signal?: AbortSignal,
): Promise<CheckOutcome> {
  const request: CheckRequest = { name, home: core.home.dir, baseUrls: core.baseUrls, ...optional(options) };
  const child = fork(SCRIPT, {
    env: { ...core.env },
    execArgv: fromSource ? ["--conditions=@peregrine/source"] : [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve) => {
    const end = (outcome: CheckOutcome) => {
      clearTimeout(deadline);
      child.kill("SIGKILL");
      resolve(outcome);
    };
    const deadline = setTimeout(() => end(failed("timeout", "The check did not end in time")), DEADLINE_MS);
    signal?.addEventListener("abort", () => end(failed("cancelled", "The check was stopped")), {
      once: true,
    });
    child.once("message", (message) => end(isOutcome(message) ? message : broken()));
    child.once("error", () => end(broken()));
    child.once("exit", () => end(broken()));
    child.send(request);
  });
}

function optional({ hostDir, pluginPath }: InstallerContext["options"]) {
  return {
    ...(hostDir === undefined ? {} : { hostDir }),
    ...(pluginPath === undefined ? {} : { pluginPath }),
  };
}

function isOutcome(value: unknown): value is CheckOutcome {
  return isMap(value) && typeof value["ok"] === "boolean";
}

function broken(): CheckOutcome {
  return failed("incompatible", "Its process ended while it was loaded");
}

function failed(code: "timeout" | "cancelled" | "incompatible", message: string): CheckOutcome {
  return { ok: false, failure: { code, message } };
}
