/** As much of pg's connection as a script needs. */
interface Wire {
  query(text: string): void;
}

interface CopyWire {
  sendCopyFail(message: string): void;
}

/** What COPY FROM STDIN is answered with. */
export const COPY_REFUSAL =
  'a migration cannot send rows from the client; use INSERT, or COPY from a file on the server';

/**
 * A whole script as one Query message. Unlike pg's own query it keeps no rows, so that a SELECT in
 * a migration costs no memory, and it refuses COPY FROM STDIN, which would wait for ever.
 */
export class ScriptQuery {
  readonly #text: string;
  readonly #settle: (error?: Error) => void;
  #completed = 0;

  constructor(text: string, settle: (error?: Error) => void) {
    this.#text = text;
    this.#settle = settle;
  }

  submit(wire: Wire): void {
    wire.query(this.#text);
  }

  handleCopyInResponse(wire: CopyWire): void {
    wire.sendCopyFail(COPY_REFUSAL);
  }

  /** Many errors have no position; how many statements ran before tells which one it was. */
  handleError(error: Error): void {
    this.#settle(Object.assign(error, { completed: this.#completed }));
  }

  handleCommandComplete(): void {
    this.#completed += 1;
  }

  handleReadyForQuery(): void {
    this.#settle();
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handleCopyData(): void {}
  handlePortalSuspended(): void {}
}
