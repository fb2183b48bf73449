import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { PeregrineError } from "../errors.ts";
import { CHUNK_SIZE, type ByteSource } from "./byte-source.ts";
import { codeOf } from "./file-failure.ts";

/** What a gzip file holds. Reading fails with `invalid_config` when the file is cut off or damaged. */
export function gunzipped(source: ByteSource, label: string): ByteSource {
  async function* chunks(): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize: CHUNK_SIZE });
    // The loop below meets every error of the pipeline; the callback only keeps it from being thrown at the process.
    pipeline(source.chunks(), gunzip, () => undefined);
    try {
      yield* gunzip;
    } catch (error) {
      throw gzipFailure(label, error);
    }
  }
  return { repeatable: source.repeatable, chunks };
}

function gzipFailure(label: string, cause: unknown): unknown {
  const code = codeOf(cause);
  if (!code.startsWith("Z_")) return cause;
  const what =
    code === "Z_BUF_ERROR" ? "ends too early: it was cut off" : "is damaged: it cannot be unpacked";
  return new PeregrineError("invalid_config", `The gzip file ${label} ${what}`, {
    hint: "Copy or download it again.",
    cause,
  });
}

/** A text in another encoding, as UTF-8 without a byte order mark. */
export function recoded(source: ByteSource, encoding: string): ByteSource {
  async function* chunks(): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of source.chunks()) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
  }
  return { repeatable: source.repeatable, chunks };
}

/** A source without its first bytes. */
export function skipping(source: ByteSource, count: number): ByteSource {
  async function* chunks(): AsyncGenerator<Buffer> {
    let left = count;
    for await (const chunk of source.chunks()) {
      if (chunk.length > left) yield chunk.subarray(left);
      left = Math.max(0, left - chunk.length);
    }
  }
  return count === 0 ? source : { repeatable: source.repeatable, chunks };
}
