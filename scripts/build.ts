import { spawnSync } from "node:child_process";

/**
 * Builds every package that changed, silently unless something goes wrong: the commands that call it (demo, test,
 * bench …) have something better to show.
 */
const started = performance.now();
const build = spawnSync("turbo", ["run", "build", "--output-logs=errors-only", ...process.argv.slice(2)], {
  encoding: "utf8",
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  shell: process.platform === "win32",
});

if (build.error || build.status !== 0) {
  process.stderr.write(
    `${build.stdout ?? ""}${build.stderr ?? ""}${build.error ? `${build.error.message}\n` : ""}`,
  );
  process.exit(1);
}
console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
