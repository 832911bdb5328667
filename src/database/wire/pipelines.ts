import { setTimeout as pause } from 'node:timers/promises';
import type { Message, Notice, PipelineOptions } from '../session.ts';
import { type PipelinePart, PipelineQuery } from './pipelineQuery.ts';

/** What the pipelines of a client need of it. */
export interface PipelineClient {
  /** Puts a query into pg's queue. */
  query(query: PipelineQuery): void;
  /** Asks the server to end what runs; resolves when it has been told. */
  cancel(): Promise<void>;
}

/** Milliseconds between two requests to cancel: one that arrives between two messages is lost. */
const REPEAT_INTERVAL = 250;

/** The pipelines of one client, and what the last of them has sent ahead. */
export class Pipelines {
  readonly #client: PipelineClient;
  #last: PipelineQuery | undefined;
  /** What the server notes of messages that are nobody's yet. */
  #held: Notice[] = [];
  #listener: (notice: Notice) => void = () => undefined;

  constructor(client: PipelineClient) {
    this.#client = client;
  }

  /** Something was sent ahead that no pipeline has taken up yet. */
  get isAhead(): boolean {
    return this.#last?.ahead !== undefined;
  }

  /** Whether these messages begin with what was sent ahead. */
  isTakenUpBy(messages: readonly Message[]): boolean {
    return this.#last?.ahead?.every((message, index) => message === messages[index]) === true;
  }

  run(
    messages: readonly Message[],
    { onDone = () => undefined, ahead = [] }: PipelineOptions,
  ): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      const part = {
        ...{ messages, ahead, onDone },
        settle: (error: Error | undefined, counts: readonly number[]) =>
          error ? reject(error) : resolve(counts),
      };
      if (this.#last && this.isAhead) this.#goOn(this.#last, part);
      else this.#start(part);
    });
  }

  /** Ends what was sent ahead; resolves when the server is ready again, or gone. */
  async stop(): Promise<void> {
    const query = this.#last;
    if (!query?.ahead) return;
    const messages = query.ahead;
    this.#held = [];
    let isReady = false;
    const ready = new Promise<void>((resolve) => {
      query.goOn({ messages, ahead: [], onDone: () => undefined, settle: () => resolve() });
    }).then(() => {
      isReady = true;
    });
    while (!isReady) {
      // Its work is thrown away, so that nobody should wait for it.
      if (!query.isAnswered) await this.#client.cancel().catch(() => undefined);
      await Promise.race([ready, pause(REPEAT_INTERVAL, undefined, { ref: false })]);
    }
  }

  onNotice(listener: (notice: Notice) => void): void {
    this.#listener = listener;
  }

  notice(notice: Notice): void {
    if (this.isAhead) this.#held.push(notice);
    else this.#listener(notice);
  }

  #start(part: PipelinePart): void {
    const query: PipelineQuery = new PipelineQuery(part, () => this.#client.query(query));
    this.#last = query;
    this.#client.query(query);
  }

  #goOn(query: PipelineQuery, part: PipelinePart): void {
    for (const notice of this.#held.splice(0)) this.#listener(notice);
    query.goOn(part);
  }
}
