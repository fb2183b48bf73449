import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { BUILT } from "./built.ts";

/** A MyService server in a process of its own, so that its work is not counted as ours. */
export interface MyService {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one with an empty memory. `options` are those of its command line: `["--latency", "50"]`. */
export async function startMyService(options: readonly string[] = []): Promise<MyService> {
  const bin = fileURLToPath(new URL("dist/server/bin.js", BUILT.myservice));
  const child = spawn(process.execPath, [bin, "--json", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    const close = async (): Promise<void> => {
      child.kill();
      await once(child, "exit");
    };
    return { url, close };
  }
  throw new Error("The MyService server did not start");
}
