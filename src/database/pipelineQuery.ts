import type { Duplex } from 'node:stream';
import { isErrorResponse } from './pgErrors.ts';
import { COPY_REFUSAL } from './scriptQuery.ts';
import type { Message, Value } from './session.ts';

/** As much of pg's connection as a pipeline needs. */
interface Wire {
  readonly stream: Duplex;
  parse(message: { text: string; name: string; types: string[] }, more: boolean): void;
  bind(message: { values: (string | Buffer)[] }, more: boolean): void;
  execute(message: object, more: boolean): void;
  query(text: string): void;
  sync(): void;
  once(event: 'end' | 'readyForQuery', listener: () => void): void;
  off(event: 'end' | 'readyForQuery', listener: () => void): void;
}

/** pg's types leave it out. */
interface CopyWire extends Wire {
  sendCopyFail(message: string): void;
}

export interface PipelineListener {
  /** Puts the query into pg's queue again. */
  again(): void;
  onDone(index: number): void;
  /** Called when the server is ready again, or gone. */
  settle(error: Error | undefined, counts: readonly number[]): void;
}

/**
 * Several messages sent at once. The server says ReadyForQuery after each script and after the Sync
 * at the end; pg expects it once a query, so that this one joins pg's queue again until the last.
 *
 * pg's own pipeline mode does not serve: it puts a Sync behind each statement, so that a script would
 * run although its BEGIN has failed, and it answers COPY FROM STDIN when the server has hung up.
 */
export class PipelineQuery {
  readonly #messages: readonly Message[];
  readonly #listener: PipelineListener;
  readonly #counts: number[] = [];
  #wire: Wire | undefined;
  #at = 0;
  #completed = 0;
  #error: Error | undefined;

  constructor(messages: readonly Message[], listener: PipelineListener) {
    this.#messages = messages;
    this.#listener = listener;
  }

  /** Called by pg each time that the query's turn comes. */
  submit(wire: Wire): void {
    if (this.#wire) return;
    this.#wire = wire;
    wire.once('end', this.#end);
    wire.stream.cork();
    for (const message of this.#messages) send(wire as CopyWire, message);
    wire.sync();
    wire.stream.uncork();
  }

  handleCommandComplete({ text }: { text: string }): void {
    if (this.#isScript) this.#completed += 1;
    else this.#done(affectedRows(text));
  }

  handleReadyForQuery(): void {
    if (!this.#isScript) this.#settle();
    else {
      this.#done(0);
      this.#listener.again();
    }
  }

  /** After a failed statement the server skips all up to the Sync; after a failed script it goes on. */
  handleError(error: Error): void {
    this.#error ??= this.#isScript ? Object.assign(error, { completed: this.#completed }) : error;
    if (!this.#wire) this.#settle();
    else if (!isErrorResponse(error)) return;
    else if (!this.#isScript) this.#wire.once('readyForQuery', this.#settle);
    else {
      this.#next();
      this.#listener.again();
    }
  }

  get #isScript(): boolean {
    return this.#messages[this.#at]?.kind === 'script';
  }

  #done(count: number): void {
    if (!this.#error) this.#listener.onDone(this.#at);
    this.#counts.push(count);
    this.#next();
  }

  #next(): void {
    this.#at += 1;
    this.#completed = 0;
  }

  /** Also where every message was answered: without the last ReadyForQuery nothing is known to stay. */
  readonly #end = (): void => {
    this.#error ??= new Error('Connection terminated');
    this.#settle();
  };

  readonly #settle = (): void => {
    this.#wire?.off('end', this.#end);
    this.#wire?.off('readyForQuery', this.#settle);
    this.#listener.settle(this.#error, this.#counts);
  };

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
  handlePortalSuspended(): void {}
}

/**
 * A CopyFail is behind each script before the server can ask for rows: it takes anything else that
 * comes then for a broken protocol, and ignores a CopyFail that it has no need of.
 */
function send(wire: CopyWire, message: Message): void {
  if (message.kind === 'script') {
    wire.query(message.sql);
    wire.sendCopyFail(COPY_REFUSAL);
    return;
  }
  wire.parse({ text: message.sql, name: '', types: [] }, true);
  wire.bind({ values: (message.values ?? []).map(parameter) }, true);
  wire.execute({}, true);
}

function parameter(value: Value): string | Buffer {
  return Buffer.isBuffer(value) ? value : String(value);
}

/** The number at the end of a tag such as `INSERT 0 1`; 0 where there is none. */
function affectedRows(tag: string): number {
  return Number(/\d+$/.exec(tag)?.[0] ?? 0);
}
