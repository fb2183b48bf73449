import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Job } from "../job.ts";
import { readJson } from "./json.ts";
import { Problems, type JobProblem } from "./problems.ts";

interface How {
  size?: number;
  layout?: "array" | "objects";
  wrapped?: boolean;
}

async function read(text: string, how: How = {}): Promise<{ jobs: Job[]; problems: JobProblem[] }> {
  const { size = 1 << 20, layout = "array", wrapped = false } = how;
  const problems: JobProblem[] = [];
  const chunks = Readable.from(cut(Buffer.from(text), size));
  const reading = readJson(chunks, new Problems((problem) => problems.push(problem)), { layout, wrapped });
  return { jobs: await Array.fromAsync(reading), problems };
}

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const TRICKY = [
  { title: 'brackets ]}[{ and "quotes", commas', id: 1 },
  { title: "ends in a backslash \\", id: 2 },
  { title: '\\"', id: 3, nested: { list: [1, [2, { a: "]" }]], "key, with": "}" } },
  { title: "Zoë 🦆 日本", id: 4, tags: ["\u2028"] },
];

describe("a JSON list", () => {
  it.each([1, 2, 3, 7, 1000])("reads the same jobs when its chunks are %d bytes", async (size) => {
    for (const indent of [0, 2]) {
      const { jobs, problems } = await read(`\n ${JSON.stringify(TRICKY, null, indent)} \n`, { size });
      expect(jobs).toStrictEqual(TRICKY);
      expect(problems).toStrictEqual([]);
    }
  });

  it("may be empty, and may have a comma after its last item", async () => {
    expect(await read("[ ]")).toStrictEqual({ jobs: [], problems: [] });
    expect(await read('[{"id":1},\n]')).toStrictEqual({ jobs: [{ id: 1 }], problems: [] });
  });

  it("reports bad items under their numbers and reads the others", async () => {
    const { jobs, problems } = await read('[{"id":1}, 5, null, [{"id":9}], "x", {"id":NaN}, , {"id":2}]', {
      size: 1,
    });
    expect(jobs).toStrictEqual([{ id: 1 }, { id: 2 }]);
    expect(problems).toStrictEqual([
      { where: "item 2", message: "is 5, not an object" },
      { where: "item 3", message: "is null, not an object" },
      { where: "item 4", message: "is a list, not an object" },
      { where: "item 5", message: 'is "x", not an object' },
      { where: "item 6", message: "is not valid JSON" },
      { where: "item 7", message: "is not valid JSON" },
    ]);
  });

  it("says that a list was cut off, and reads what is whole", async () => {
    const end = { where: "end", message: "the list is never closed: the file may have been cut off" };
    expect(await read('[{"id":1},{"id":2}')).toStrictEqual({ jobs: [{ id: 1 }, { id: 2 }], problems: [end] });
    const { jobs, problems } = await read('[{"id":1},{"title":"a');
    expect(jobs).toStrictEqual([{ id: 1 }]);
    expect(problems).toStrictEqual([{ where: "item 2", message: "is not valid JSON" }, end]);
  });

  it("says that something follows the list, once", async () => {
    const { jobs, problems } = await read('[{"id":1}]\n[{"id":2}] ...', { size: 1 });
    expect(jobs).toStrictEqual([{ id: 1 }]);
    expect(problems).toStrictEqual([
      { where: "after the list", message: "there is more, which was not read" },
    ]);
  });

  it("ignores the rest of the object around it", async () => {
    expect(await read('[{"id":1}], "total": 1 }', { wrapped: true })).toStrictEqual({
      jobs: [{ id: 1 }],
      problems: [],
    });
  });

  it("skips an item that is too long to hold", async () => {
    const { jobs, problems } = await read(`[{"title":"${"x".repeat(17 << 20)}"},{"id":2}]`, {
      size: 1 << 18,
    });
    expect(jobs).toStrictEqual([{ id: 2 }]);
    expect(problems).toStrictEqual([{ where: "item 1", message: "is longer than 16 MiB" }]);
  });
});

describe("JSON objects one after the other", () => {
  it.each([1, 4, 1000])("are jobs over several lines, in chunks of %d bytes", async (size) => {
    const text = TRICKY.map((job) => JSON.stringify(job, null, 2)).join("\n");
    expect(await read(text, { size, layout: "objects" })).toStrictEqual({ jobs: TRICKY, problems: [] });
  });

  it("report what stands between them", async () => {
    const { jobs, problems } = await read('{"id":1} oops {"id":2} {"id":3}\n{"id":', { layout: "objects" });
    expect(jobs).toStrictEqual([{ id: 1 }, { id: 3 }]);
    expect(problems.map(({ where }) => where)).toStrictEqual(["item 2", "item 4"]);
  });
});
