import { spawn } from "node:child_process";

/** A process to measure: arguments for `node`, and where to run it. */
export interface Candidate {
  args: readonly string[];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

/** Wall times in milliseconds, round by round. */
export type Times = readonly number[];

/**
 * Runs processes in turn, so that whatever else the machine does hits all of them alike, and measures each from its start
 * to its end. The first round fills caches and does not count. Fails when a process does.
 *
 * @param rounds - measured runs of each
 */
export async function interleave<Name extends string>(
  candidates: Readonly<Record<Name, Candidate>>,
  rounds: number,
): Promise<Record<Name, Times>> {
  const names = Object.keys(candidates) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const ms = await once(candidates[name]);
      if (round > 0) times[name].push(ms);
    }
  }
  return times;
}

/** The middle one, which a few slow runs do not move. */
export function median(times: Times): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** What something costs as a multiple of its floor: the middle of the rounds' ratios, since a busy moment hits both alike. */
export function ratio(times: Times, floor: Times): number {
  return median(times.map((ms, round) => ms / floor[round]!));
}

/** `"81 ms against 76 ms"` */
export function against(times: Times, floor: Times): string {
  return `${median(times).toFixed(0)} ms against ${median(floor).toFixed(0)} ms`;
}

async function once({ args, cwd, env }: Candidate): Promise<number> {
  const start = process.hrtime.bigint();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout?.resume();
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`node ${args.join(" ")} ended with ${String(code)}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}
