import { readArguments } from "./prove/arguments.ts";
import { runMatrix } from "./prove/matrix.ts";
import { measure, round } from "./prove/round.ts";
import { failed, newTally, sentences } from "./prove/tally.ts";

/**
 * Shows that a sync neither doubles nor loses nor garbles a job: kills it at random moments and runs it again, then puts
 * MyService through every fault of the contract suite. The same seed draws the same jobs and moments.
 */
const AT_ONCE = 2;
const EVERY = 50;
const { kills, seed } = readArguments(process.argv.slice(2));

const lengths = await measure(AT_ONCE);
const inWords = Object.entries(lengths).map(([kind, ms]) => `${kind} ${Math.round(ms)} ms`);
console.log(`Syncs of 300 jobs, undisturbed: ${inWords.join(", ")}. Seed ${seed}.`);

const tally = newTally();
let rounds = 0;
let told = 0;
const worker = async (): Promise<void> => {
  while (tally.kills < kills) {
    await round(tally, kills, lengths, seed * 1_000_000 + (rounds += 1));
    if (tally.kills - told >= EVERY) console.log(`${(told = tally.kills)} of ${kills} kills …`);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));
console.log(sentences(tally));
for (const complaint of tally.complaints.slice(0, 20)) console.error(complaint);

const matrix = await runMatrix();
const left = matrix.skipped > 0 ? `, ${matrix.skipped} left out` : "";
console.log(`Fault matrix: ${matrix.passed} checks passed, ${matrix.failed.length} failed${left}`);
for (const failure of matrix.failed) console.error(failure);

process.exitCode = failed(tally) || matrix.failed.length > 0 || matrix.passed === 0 ? 1 : 0;
