import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IntegrationBase, PeregrineError, defineFields, type Destination } from "@peregrine/core";
import type { RunningService } from "../integration-under-test.ts";
import type { Note } from "./notes.ts";

const fields = defineFields([{ key: "folder", label: "Folder", type: "text", required: true }]);

/** A sound integration without a network: one file a job. The tests break it in one way each. */
export default class Slips extends IntegrationBase<typeof fields> {
  static override readonly name: string = "slips";
  static readonly label = "Slips";
  static readonly tier = "free";

  fields() {
    return fields;
  }

  protected override async verify(): Promise<void> {
    if (await stat(this.config.folder).catch(() => undefined)) return;
    throw new PeregrineError("not_found", "There is no such folder", { field: "folder" });
  }

  override destination(): Destination<Note> {
    return {
      toRecord: ({ title, company, status }) => ({ title, company, status }),
      create: async (note, { key }) => this.write(`${key}.json`, { ...note, key }),
      update: async (id, changes) => this.write(id, { ...(await this.read(id)), ...changes }),
      find: async (key) => ((await this.read(`${key}.json`).catch(() => null)) ? `${key}.json` : null),
    };
  }

  protected async write(name: string, slip: object): Promise<string> {
    const path = join(this.config.folder, name);
    await writeFile(`${path}.tmp`, JSON.stringify(slip));
    await rename(`${path}.tmp`, path);
    return name;
  }

  protected async read(name: string): Promise<object> {
    return JSON.parse(await readFile(join(this.config.folder, name), "utf8"));
  }
}

/** The folder that `Slips` writes to. */
export function startSlips(): RunningService {
  const folder = mkdtempSync(join(tmpdir(), "peregrine-slips-"));
  const slips = (): string[] => readdirSync(folder).filter((name) => name.endsWith(".json"));
  return {
    folder,
    config: { folder },
    records: () =>
      slips().map((id) => {
        const { key, ...values } = JSON.parse(readFileSync(join(folder, id), "utf8"));
        return { id, job: key, values };
      }),
    close: () => rmSync(folder, { recursive: true }),
  };
}
