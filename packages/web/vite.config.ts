import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Builds the pages of `src/client` to `dist/client`. Nothing is inlined, so that the strictest policy holds. */
export default defineConfig({
  root: fileURLToPath(new URL("./src/client", import.meta.url)),
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("./dist/client", import.meta.url)),
    emptyOutDir: true,
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
