/** One message of PostgreSQL's protocol. The start-up message has no letter. */
export interface Message {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Cuts what one side sends into messages. Source: PostgreSQL's manual, section 54.7. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  #letters: number;

  constructor(side: 'frontend' | 'backend') {
    this.#letters = side === 'frontend' ? 0 : 1;
  }

  /** The messages that are complete with this chunk. */
  read(chunk: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: Message[] = [];
    for (let next = this.#next(); next; next = this.#next()) messages.push(next);
    return messages;
  }

  #next(): Message | undefined {
    const letters = this.#letters;
    if (this.#rest.length < letters + 4) return undefined;
    const length = letters + this.#rest.readInt32BE(letters);
    if (this.#rest.length < length) return undefined;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    // Only the first message of a client comes without a letter.
    this.#letters = 1;
    return { type: bytes.toString('latin1', 0, letters), bytes };
  }
}
