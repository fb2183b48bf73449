import { homedir } from "node:os";
import { IntegrationBase, type Destination } from "@peregrine/core";
import { readMapping } from "@peregrine/core/table";
import { nodeDisk, type Disk } from "./disk/disk.ts";
import { fields } from "./fields.ts";
import { FilesDestination } from "./files-destination.ts";
import type { JobRecord } from "./job-record.ts";
import { fileNameOf, folderOf } from "./place.ts";
import { Workplace } from "./workplace.ts";

/** Keeps a spreadsheet and a calendar file in step with a job search: no account, no network, files of the user's own. */
export default class FilesIntegration extends IntegrationBase<typeof fields> {
  static override readonly name = "files";
  static readonly label = "Spreadsheet and calendar";
  static readonly tier = "free";
  static readonly summary =
    "Keeps your jobs in a spreadsheet and your interviews in a calendar file, in a folder of yours.";
  static readonly category = "tracking";

  #under: Workplace | undefined;

  fields() {
    return fields;
  }

  /** The same files, however their folder was written. */
  override targetKey(): string {
    const { folder, name, spreadsheet } = this.#settings();
    return `${folder}\n${name}\n${spreadsheet}`;
  }

  /** During a sync, the files must also still be there. */
  protected override async verify(signal: AbortSignal): Promise<{ account: string }> {
    const place = this.#under ?? this.#workplace();
    await place.verify(signal);
    return { account: place.settings.folder };
  }

  override destination(): Destination<JobRecord> {
    this.#under = this.#workplace();
    return new FilesDestination(this.#under);
  }

  /** What files are read and written with. */
  protected get disk(): Disk {
    return nodeDisk;
  }

  #workplace(): Workplace {
    return new Workplace(this.#settings(), this.disk, Date.now);
  }

  #settings() {
    const { folder, file_name, spreadsheet, calendar, add_missing_columns } = this.config;
    return {
      folder: folderOf(folder, homedir()),
      name: fileNameOf(file_name),
      spreadsheet,
      calendar,
      addMissing: add_missing_columns,
      mapping: readMapping(this.extras, "files.yaml"),
    };
  }
}
