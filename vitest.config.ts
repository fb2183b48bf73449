import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const conditions = ["@peregrine/source", "node", "import", "module", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "scripts/**/*.test.ts",
      "compatibility/*.test.ts",
      "examples/**/*.test.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes, npm and browsers: one more than there are processors keeps these busy.
    maxWorkers: availableParallelism() + 1,
  },
});
