import { join } from "node:path";
import { Application } from "typedoc";

/**
 * Writes the API reference from the docstrings: a page for each name that code imports from.
 *
 * @example node api.js '[{ "name": "@peregrine/core", "source": "/…/packages/core/src/index.ts" }]'
 */
const entries = JSON.parse(process.argv[2] ?? "[]");
const root = join(import.meta.dirname, "..");

const app = await Application.bootstrapWithPlugins({
  plugin: ["typedoc-plugin-markdown"],
  name: "API",
  out: join(import.meta.dirname, "pages/api"),
  entryPoints: entries.map(({ source }) => source),
  outputFileStrategy: "modules",
  entryFileName: "index",
  tsconfig: join(root, "tsconfig.json"),
  compilerOptions: { noEmit: true },
  // Type checking is done elsewhere, by another version of TypeScript.
  skipErrorChecking: true,
  excludePrivate: true,
  excludeInternal: true,
  readme: "none",
  disableGit: true,
  basePath: root,
  sourceLinkTemplate:
    "https://github.com/peregrine-integrations/peregrine-integrations/blob/main/packages/{path}#L{line}",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useHTMLEncodedBrackets: true,
  sanitizeComments: true,
  parametersFormat: "table",
});

const project = await app.convert();
if (!project) process.exit(1);
for (const { name, source } of entries) {
  const module = project.children?.find(({ sources }) => sources?.[0]?.fullFileName === source);
  if (module) module.name = name;
}
await app.generateOutputs(project);
process.exitCode = app.logger.hasErrors() ? 1 : 0;
