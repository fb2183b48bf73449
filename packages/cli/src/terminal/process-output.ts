import { fstatSync, writeSync } from "node:fs";
import type { Output } from "./shell.ts";

/**
 * One of this process's own outputs. A file or pipe is written to directly: Node's stream for it costs more to load than
 * a short command takes. A pipe that is full for now is left to the stream, which knows how to wait.
 */
export class ProcessOutput implements Output {
  readonly #fd: 1 | 2;
  readonly #whenBroken: (code: string | undefined) => void;
  #opened: NodeJS.WriteStream | undefined;

  constructor(fd: 1 | 2, whenBroken: (code: string | undefined) => void) {
    this.#fd = fd;
    this.#whenBroken = whenBroken;
  }

  write(text: string): void {
    const rest = this.#opened || this.isTTY ? Buffer.from(text) : this.#writeNow(Buffer.from(text));
    if (rest.length > 0) this.#stream.write(rest);
  }

  get isTTY(): boolean {
    return isDevice(this.#fd) && this.#stream.isTTY === true;
  }

  get columns(): number {
    return (isDevice(this.#fd) && this.#stream.columns) || 80;
  }

  get #stream(): NodeJS.WriteStream {
    this.#opened ??= (this.#fd === 1 ? process.stdout : process.stderr).on("error", (error) =>
      this.#whenBroken(codeOf(error)),
    );
    return this.#opened;
  }

  /** Answers what could not be written without waiting. */
  #writeNow(bytes: Buffer): Buffer {
    let done = 0;
    try {
      while (done < bytes.length) done += writeSync(this.#fd, bytes, done);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EAGAIN") return bytes.subarray(done);
      this.#whenBroken(code);
    }
    return bytes.subarray(bytes.length);
  }
}

/** A terminal is a character device; so is /dev/null, and asking more of that costs nothing but time. */
function isDevice(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
