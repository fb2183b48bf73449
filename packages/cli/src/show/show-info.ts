import type { PackageInfo } from "@peregrine/installer";
import { columns } from "../terminal/columns.ts";
import type { Paint } from "../terminal/paint.ts";
import { printable } from "../terminal/printable.ts";
import { ago } from "../terminal/time.ts";
import { inShort } from "./explain.ts";
import { trustLines } from "./show-trust.ts";

/** As many versions as a page has. */
const VERSIONS = 8;

/** All that is known about a package, for a person. */
export function showInfo(info: PackageInfo, now: number, paint: Paint): string {
  const { facts, failure } = info;
  const blocks = [
    headLines(info, paint),
    failure ? [`${paint.yellow("!")} The registry could not be asked: ${inShort(failure)}`] : [],
    facts ? [paint.bold(`Version ${printable(facts.version)}`), ...trustLines(facts, now, paint)] : [],
    [paint.bold("Asks for"), ...fieldLines(info, paint)],
    info.versions.length > 0 ? [paint.bold("Versions"), ...versionLines(info, now, paint)] : [],
    info.installed ? [] : [`${paint.cyan("→")} Install it: peregrine add ${printable(info.packageName)}`],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

function headLines(
  { name, label = name, packageName, official, summary, installed }: PackageInfo,
  paint: Paint,
): string[] {
  const by = official ? "official" : "community";
  const state = installed ? paint.green(`${printable(installed.version)} is installed`) : "not installed";
  return [
    `${paint.bold(printable(label))}  ${printable(packageName)}  ${paint.dim(by)}  ${state}`,
    ...(summary === undefined ? [] : [printable(summary)]),
  ];
}

function fieldLines({ fields }: PackageInfo, paint: Paint): string[] {
  if (fields.length === 0) return ["  nothing"];
  const rows = fields.map(({ label, type, required }) => [
    printable(label),
    paint.dim(`${type === "password" ? "secret" : type}${required ? "" : ", optional"}`),
  ]);
  return columns(rows).map((line) => `  ${line}`);
}

function versionLines({ versions }: PackageInfo, now: number, paint: Paint): string[] {
  const rows = versions.slice(0, VERSIONS).map(({ version, tags, publishedAt, misfit, deprecated }) => {
    const notes = [
      ...tags.map((tag) => paint.cyan(printable(tag))),
      ...(misfit === undefined ? [] : [paint.yellow(`does not fit: ${printable(misfit)}`)]),
      ...(deprecated === undefined ? [] : [paint.yellow(`deprecated: ${printable(deprecated)}`)]),
    ];
    return [printable(version), publishedAt === undefined ? "" : ago(publishedAt, now), notes.join("  ")];
  });
  const more =
    versions.length > VERSIONS ? [`  ${paint.dim(`and ${versions.length - VERSIONS} older ones`)}`] : [];
  return [...columns(rows).map((line) => `  ${line}`.trimEnd()), ...more];
}
