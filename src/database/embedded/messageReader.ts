import type { WireMessage } from './wire.ts';

/** Bytes before a body: four of length, and before them one of type once the client has started. */
const LENGTH = 4;
/** What PostgreSQL's own `PQ_LARGE_MESSAGE_LIMIT` allows. */
const LONGEST = 0x3fffffff;

/** Puts a client's bytes together to whole messages. Joins once per message, however long it is. */
export class MessageReader {
  #pieces: Buffer[] = [];
  #size = 0;
  #wanted = LENGTH;
  #started = false;

  /** The messages that are whole with this piece; throws for a length no message can have. */
  take(piece: Buffer): WireMessage[] {
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#size < this.#wanted) return [];
    const messages: WireMessage[] = [];
    let rest = Buffer.concat(this.#pieces);
    for (let length = this.#lengthOf(rest); rest.length >= length; length = this.#lengthOf(rest)) {
      messages.push(this.#cut(rest.subarray(0, length)));
      rest = rest.subarray(length);
    }
    this.#wanted = this.#lengthOf(rest);
    this.#pieces = [rest];
    this.#size = rest.length;
    return messages;
  }

  #lengthOf(bytes: Buffer): number {
    const header = this.#started ? 1 : 0;
    if (bytes.length < header + LENGTH) return header + LENGTH + 1;
    const length = bytes.readInt32BE(header);
    if (length < LENGTH || length > LONGEST) throw new Error(`a message of ${length} bytes`);
    return header + length;
  }

  #cut(bytes: Buffer): WireMessage {
    if (this.#started) return { type: String.fromCharCode(bytes[0] ?? 0), bytes };
    this.#started = bytes.length >= 8 && bytes.readInt16BE(4) === 3;
    return { type: '', bytes };
  }
}
