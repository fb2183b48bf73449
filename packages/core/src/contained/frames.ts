/** One message between two processes: what JSON can carry, and bytes that it would only blow up. */
export interface Frame {
  message: unknown;
  body: Uint8Array;
}

/** Most bytes of one frame: an answer of the size that is read at most, and some words around it. */
export const MOST_BYTES = 40 * 1024 * 1024;

const HEADER = 8;
const NOTHING = new Uint8Array();

/**
 * A frame as bytes: the lengths of its two parts, 32 bits each, then the parts.
 *
 * @throws RangeError when it is larger than the other side will read
 */
export function encodeFrame(message: unknown, body: Uint8Array = NOTHING): Buffer {
  const json = Buffer.from(JSON.stringify(message));
  const length = HEADER + json.byteLength + body.byteLength;
  if (length > MOST_BYTES) throw new RangeError(`A message has ${length} bytes, ${MOST_BYTES} are allowed`);
  const frame = Buffer.allocUnsafe(length);
  frame.writeUInt32LE(json.byteLength, 0);
  frame.writeUInt32LE(body.byteLength, 4);
  frame.set(json, HEADER);
  frame.set(body, HEADER + json.byteLength);
  return frame;
}

/** Puts frames together from the pieces they arrive in. Holds no more than one frame. */
export class FrameReader {
  #pieces: Uint8Array[] = [];
  #held = 0;

  /**
   * The frames that a piece completes.
   *
   * @throws RangeError for one that claims to be too large, SyntaxError for one that is no JSON
   */
  *read(piece: Uint8Array): Generator<Frame> {
    this.#pieces.push(piece);
    this.#held += piece.byteLength;
    for (let size = this.#size(); size !== undefined && this.#held >= size; size = this.#size()) {
      const bytes = this.#together();
      const middle = HEADER + bytes.readUInt32LE(0);
      this.#pieces = [bytes.subarray(size)];
      this.#held -= size;
      const message: unknown = JSON.parse(bytes.toString("utf8", HEADER, middle));
      yield { message, body: bytes.subarray(middle, size) };
    }
  }

  /** How large the frame is that has begun; undefined as long as that is not known. */
  #size(): number | undefined {
    if (this.#held < HEADER) return undefined;
    if (this.#pieces[0]!.byteLength < HEADER) this.#together();
    const bytes = Buffer.from(this.#pieces[0]!.buffer, this.#pieces[0]!.byteOffset, HEADER);
    const size = HEADER + bytes.readUInt32LE(0) + bytes.readUInt32LE(4);
    if (size > MOST_BYTES) throw new RangeError(`A message has ${size} bytes, ${MOST_BYTES} are allowed`);
    return size;
  }

  #together(): Buffer {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [bytes];
    return bytes;
  }
}
