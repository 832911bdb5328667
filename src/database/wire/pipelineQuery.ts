import type { Message } from '../session.ts';
import { isErrorResponse } from './pgErrors.ts';
import { type PipelineWire, sendMessage } from './pipelineWire.ts';

/** What one call sends, and whom it is told to. */
export interface PipelinePart {
  readonly messages: readonly Message[];
  /** Sent behind them, for the next part to begin with. */
  readonly ahead: readonly Message[];
  onDone(index: number): void;
  /** Called when all is answered; without anything ahead, or with an error, when the server is ready again, or gone. */
  settle(error: Error | undefined, counts: readonly number[]): void;
}

/**
 * Several messages sent at once. The server says ReadyForQuery after each script and after the Sync
 * at the end; pg expects it once a query, so that this one joins pg's queue again until the last.
 * The Sync is put off while messages are sent ahead, so that the server skips them after an error.
 *
 * pg's own pipeline mode does not serve: it puts a Sync behind each statement, so that a script would
 * run although its BEGIN has failed, and it answers COPY FROM STDIN when the server has hung up.
 */
export class PipelineQuery {
  /** Puts the query into pg's queue again. */
  readonly #again: () => void;
  /** From the first message of the part that is under way, or comes next. */
  #sent: Message[] = [];
  #counts: number[] = [];
  /** The index in `#sent` of the message that is answered next. */
  #at = 0;
  #completed = 0;
  #isSynced = false;
  #part: PipelinePart | undefined;
  #error: Error | undefined;
  #wire: PipelineWire | undefined;

  constructor(part: PipelinePart, again: () => void) {
    this.#part = part;
    this.#again = again;
  }

  /** What was sent ahead and is nobody's yet. */
  get ahead(): readonly Message[] | undefined {
    return this.#part ? undefined : this.#sent;
  }

  /** All that was sent ahead has been done, or skipped. */
  get isAnswered(): boolean {
    return this.#at >= this.#sent.length;
  }

  /** Called by pg each time that the query's turn comes. */
  submit(wire: PipelineWire): void {
    if (this.#wire) return;
    this.#wire = wire;
    wire.once('end', this.#end);
    this.#send();
  }

  /** Goes on with a part that begins with what was sent ahead. */
  goOn(part: PipelinePart): void {
    this.#part = part;
    for (const index of this.#counts.keys()) part.onDone(index);
    this.#send();
  }

  handleCommandComplete({ text }: { text: string }): void {
    if (this.#isScript) this.#completed += 1;
    else this.#done(affectedRows(text));
  }

  handleReadyForQuery(): void {
    if (!this.#isScript) this.#settle();
    else {
      this.#done(0);
      this.#again();
    }
  }

  /** After a failed statement the server skips all up to the Sync; after a failed script it goes on. */
  handleError(error: Error): void {
    const isScript = this.#isScript;
    this.#error ??= isScript ? Object.assign(error, { completed: this.#completed }) : error;
    if (!this.#wire) this.#settle();
    else if (isErrorResponse(error)) {
      this.#skip(this.#wire, isScript);
      this.#sync();
    }
  }

  #skip(wire: PipelineWire, isScript: boolean): void {
    if (isScript) {
      this.#next();
      this.#again();
    } else {
      this.#at = this.#sent.length;
      wire.once('readyForQuery', this.#settle);
    }
  }

  get #isScript(): boolean {
    return this.#sent[this.#at]?.kind === 'script';
  }

  /** What of the part is not on its way yet; nothing more after an error. */
  #send(): void {
    const { messages = [], ahead = [] } = this.#part ?? {};
    this.#wire?.stream.cork();
    if (!this.#error) {
      for (const message of messages.slice(this.#sent.length)) this.#sendOne(message);
      if (ahead.length > 0) this.#wire?.flush();
      for (const message of ahead) this.#sendOne(message);
    }
    if (ahead.length === 0 || this.#error) this.#sync();
    this.#wire?.stream.uncork();
  }

  #sendOne(message: Message): void {
    if (this.#wire) sendMessage(this.#wire, message);
    this.#sent.push(message);
  }

  /** Not before someone waits for the answer. */
  #sync(): void {
    if (!this.#part || this.#isSynced) return;
    this.#isSynced = true;
    this.#wire?.sync();
  }

  #done(count: number): void {
    if (!this.#error) {
      this.#counts.push(count);
      this.#part?.onDone(this.#at);
    }
    this.#next();
    if (!this.#isSynced && this.#at === this.#part?.messages.length) this.#leaveAhead();
  }

  #next(): void {
    this.#at += 1;
    this.#completed = 0;
  }

  /** The part is over, and what was sent ahead is the next one's. */
  #leaveAhead(): void {
    const [part, counts] = [this.#part, this.#counts];
    this.#part = undefined;
    this.#sent = this.#sent.slice(this.#at);
    [this.#at, this.#counts] = [0, []];
    part?.settle(undefined, counts);
  }

  /** Also where every message was answered: without the last ReadyForQuery nothing is known to stay. */
  readonly #end = (): void => {
    this.#error ??= new Error('Connection terminated');
    this.#settle();
  };

  readonly #settle = (): void => {
    this.#wire?.off('end', this.#end);
    this.#wire?.off('readyForQuery', this.#settle);
    this.#part?.settle(this.#error, this.#counts);
  };

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}
  handleCopyData(): void {}
  handlePortalSuspended(): void {}
}

/** The number at the end of a tag such as `INSERT 0 1`; 0 where there is none. */
function affectedRows(tag: string): number {
  const count = Number(tag.slice(tag.lastIndexOf(' ') + 1));
  return Number.isNaN(count) ? 0 : count;
}
