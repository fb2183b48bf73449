import { mkdir, rename, symlink } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import FilesIntegration from "./index.ts";
import { fileNameOf, folderOf } from "./place.ts";
import { Folder } from "./testing/folder.ts";
import { on, systemError } from "./testing/search.ts";
import { nodeDisk } from "./disk/disk.ts";

describe("the folder a person means", () => {
  it.each([
    ["~", "/home/ada"],
    ["~/Jobs", "/home/ada/Jobs"],
    ["Documents/Job search", "/home/ada/Documents/Job search"],
    ["/srv/jobs/../other/", "/srv/other/"],
  ])("%s", (text, path) => {
    expect(folderOf(text, "/home/ada")).toBe(path);
  });

  it.each(["./jobs", "../jobs", ".", "~bob/jobs", "C:\\Jobs", "file:///srv", "smb://nas/jobs"])(
    "%s says nothing for sure, and is refused at its field",
    (text) => {
      expect(() => folderOf(text, "/home/ada")).toThrow(
        expect.objectContaining({ code: "invalid_config", field: "folder" }),
      );
    },
  );
});

describe("the name of the files", () => {
  it("may be typed with its ending", () => {
    expect(["jobs", "My applications.xlsx", "2026.jobs.CSV"].map(fileNameOf)).toEqual([
      "jobs",
      "My applications",
      "2026.jobs",
    ]);
  });

  it.each([
    "a/b",
    "..\\jobs",
    "jobs?",
    "CON",
    "com1.xlsx",
    ".hidden",
    "~$jobs",
    "jobs.",
    ".xlsx",
    "a\u0000b",
  ])("%j is refused", (text) => {
    expect(() => fileNameOf(text)).toThrow(expect.objectContaining({ field: "file_name" }));
  });
});

describe("the connection test", () => {
  async function check(values: Record<string, unknown>, Integration = FilesIntegration) {
    const integration = new Integration();
    expect(integration.connect(values)).toBe(true);
    return integration.check();
  }

  it("passes for a folder that is there and one that can be made, tells which, and makes nothing", async () => {
    await using folder = await Folder.make();
    expect(await check({ folder: folder.path })).toEqual({ ok: true, account: folder.path });
    expect(await check({ folder: folder.at("new") })).toEqual({ ok: true, account: folder.at("new") });
    expect(await folder.names()).toEqual([]);
  });

  it("says at the right field what is in the way", async () => {
    await using folder = await Folder.make();
    await folder.write("file", "");
    await folder.write("broken.xlsx", "PK\u0003\u0004 and no more");
    await folder.write("diary.ics", "Dear diary");
    await folder.write("foreign.csv", "Name;Phone\nAnn;1\n");
    await mkdir(folder.at("dir.xlsx"));
    await symlink(folder.at("loop"), folder.at("loop"));
    const cases: [Record<string, unknown>, string, string][] = [
      [{ folder: folder.at("file") }, "invalid_config", "folder"],
      [{ folder: folder.at("file/below") }, "invalid_config", "folder"],
      [{ folder: folder.at("none/below") }, "not_found", "folder"],
      [{ folder: folder.at("loop") }, "invalid_config", "folder"],
      [{ folder: folder.path, file_name: "broken" }, "schema", "file_name"],
      [{ folder: folder.path, file_name: "diary" }, "schema", "file_name"],
      [{ folder: folder.path, file_name: "dir" }, "invalid_config", "file_name"],
      [{ folder: folder.path, file_name: "foreign", spreadsheet: "csv" }, "schema", "file_name"],
    ];
    for (const [values, code, field] of cases)
      expect(await check(values), JSON.stringify(values)).toMatchObject({
        ok: false,
        failure: { code, field },
      });
  });

  it("says when the folder cannot be written to, or its drive does not answer", async () => {
    await using folder = await Folder.make();
    for (const [system, code] of [
      ["EROFS", "permission"],
      ["ESTALE", "unavailable"],
    ] as const) {
      const disk = { ...nodeDisk, access: () => Promise.reject(systemError(system)) };
      const result = await check({ folder: folder.path }, on(disk));
      expect(result).toMatchObject({ ok: false, failure: { code, field: "folder" } });
    }
  });

  it("a link is followed, and stays one; a link to what is not there is refused", async () => {
    await using folder = await Folder.make();
    await mkdir(folder.at("real"));
    await symlink(folder.at("real"), folder.at("link"));
    expect(await check({ folder: folder.at("link") })).toMatchObject({ ok: true });
    await symlink(folder.at("kept.xlsx"), folder.at("real/jobs.xlsx"));
    const dangling = { ok: false, failure: { code: "not_found", field: "file_name" } };
    expect(await check({ folder: folder.at("link") })).toMatchObject(dangling);
    await rename(folder.at("real"), folder.at("moved"));
    const lost = { ok: false, failure: { code: "not_found", field: "folder" } };
    expect(await check({ folder: folder.at("link") })).toMatchObject(lost);
  });
});
