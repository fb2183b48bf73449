import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Job } from "../job.ts";
import { readNdjson } from "./ndjson.ts";
import { Problems, type JobProblem } from "./problems.ts";

async function read(text: string, size = 1 << 20): Promise<{ jobs: Job[]; problems: JobProblem[] }> {
  const problems: JobProblem[] = [];
  const chunks = Readable.from(cut(Buffer.from(text), size));
  const reading = readNdjson(chunks, new Problems((problem) => problems.push(problem)));
  return { jobs: await Array.fromAsync(reading), problems };
}

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("NDJSON", () => {
  it.each([1, 2, 3, 5, 1000])("reads the same jobs when its chunks are %d bytes", async (size) => {
    const { jobs, problems } = await read('{"title":"Zoë 🦆"}\r\n\n  \n{"title":"\\"{\\n","id":2}', size);
    expect(jobs).toStrictEqual([{ title: "Zoë 🦆" }, { title: '"{', id: 2 }]);
    expect(problems).toStrictEqual([]);
  });

  it("reports bad lines under their numbers and reads the others", async () => {
    const { jobs, problems } = await read('{"id":1}\n\n{"id":\n5\nnull\n[{"id":9}]\n{"id":2}\n');
    expect(jobs).toStrictEqual([{ id: 1 }, { id: 2 }]);
    expect(problems).toStrictEqual([
      { where: "line 3", message: "is not valid JSON" },
      { where: "line 4", message: "is 5, not an object" },
      { where: "line 5", message: "is null, not an object" },
      { where: "line 6", message: "is a list, not an object" },
    ]);
  });

  it("reports a last line that was cut off", async () => {
    const { jobs, problems } = await read('{"id":1}\n{"id":2,"tit');
    expect(jobs).toStrictEqual([{ id: 1 }]);
    expect(problems).toStrictEqual([{ where: "line 2", message: "is not valid JSON" }]);
  });

  it("skips a line that is too long to hold", async () => {
    const { jobs, problems } = await read(
      `{"id":1}\n{"title":"${"x".repeat(17 << 20)}"}\n{"id":3}\n`,
      1 << 18,
    );
    expect(jobs).toStrictEqual([{ id: 1 }, { id: 3 }]);
    expect(problems).toStrictEqual([{ where: "line 2", message: "is longer than 16 MiB" }]);
  });
});
