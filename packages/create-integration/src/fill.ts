import type { Choices } from "./choices.ts";

/** Puts an author's choices into a file of the template, or into its path. */
export function fill(text: string, choices: Choices, year: number): string {
  const { packageName, name, label, author, repository, manager } = choices;
  const values: Readonly<Record<string, string>> = {
    package: packageName,
    name,
    label,
    author,
    repository: repository === "" ? "" : gitUrl(repository),
    year: String(year),
    NAME: name.toUpperCase(),
    host: name.replaceAll("_", "-"),
    Class: name
      .split("_")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(""),
    run: `${manager} run`,
    install: manager === "npm" ? "npm ci" : "npx --yes pnpm@12 install --frozen-lockfile",
  };
  return text.replaceAll(/(?<!\$)\{\{([A-Za-z]+)\}\}/g, (place, key: string) => values[key] ?? place);
}

function gitUrl(address: string): string {
  return `git+${address.replace(/^git\+/, "").replace(/(?:\.git)?\/?$/, "")}.git`;
}
