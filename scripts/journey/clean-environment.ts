/** The environment without what pnpm, npm and test runners put there: the tools of the journey would take it for their own settings. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|vitest|turbo_|node_options|node_env|peregrine_)/i.test(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: "1" };
}
