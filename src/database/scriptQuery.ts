/** As much of pg's connection as a script needs. */
interface Wire {
  query(text: string): void;
}

interface CopyWire {
  sendCopyFail(message: string): void;
}

const COPY_REFUSAL =
  'a migration cannot send rows from the client; use INSERT, or COPY from a file on the server';

/**
 * A whole script as one Query message. Unlike pg's own query it keeps no rows, so that a SELECT in
 * a migration costs no memory, and it refuses COPY FROM STDIN, which would wait for ever.
 */
export class ScriptQuery {
  readonly #text: string;
  readonly #settle: (error?: Error) => void;

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

  handleError(error: Error): void {
    this.#settle(error);
  }

  handleReadyForQuery(): void {
    this.#settle();
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handleCopyData(): void {}
  handlePortalSuspended(): void {}
}
