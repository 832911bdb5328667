import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ConnectionError } from '../../database/failure.ts';
import type {
  FromThread,
  TaskName,
  Tasks,
  ThreadFailure,
  ToThread,
} from '../../rehearser/tasks.ts';

/** Megabytes of heap: a script that is too much for it ends the thread, and not the editor. */
const MOST_MEMORY = 2048;

/** Milliseconds without a task after which the thread ends, as its stage does. */
const GRACE = 5 * 60_000;

/** Milliseconds for its end; the editor allows twice as long for that of all extensions. */
const PATIENCE = 2_500;

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly onNews: (news: unknown) => void;
}

/** What a question comes with. */
export interface AskOptions<News> {
  /** Ends it at once, with its stage: aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
  /** Ends it with what has begun, which costs nothing. */
  readonly enough?: AbortSignal;
  readonly onNews?: (news: News) => void;
}

/**
 * The thread in which all work of rehearsals is done, so that the extension host waits for none of
 * it: started with the first question, and ended when there was none for a while.
 */
export class Rehearser {
  readonly #script: string;
  readonly #pending = new Map<number, Pending>();
  #thread: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #count = 0;

  /** @param script the bundle of `src/rehearser`. */
  constructor(script: string) {
    this.#script = script;
  }

  /** Has a task done. Rejects with a `ConnectionError` where there is no stage to be had. */
  async ask<Name extends TaskName>(
    name: Name,
    question: Tasks[Name]['question'],
    { signal, enough, onNews }: AskOptions<Tasks[Name]['news']> = {},
  ): Promise<Tasks[Name]['answer']> {
    this.#count += 1;
    const id = this.#count;
    clearTimeout(this.#idle);
    const answer = new Promise<unknown>((resolve, reject) => {
      // The thread tells of a task what belongs to its name (rehearser/main.ts).
      const heard = (news: unknown): void => onNews?.(news as Tasks[Name]['news']);
      this.#pending.set(id, { resolve, reject, onNews: heard });
    });
    this.#say({ kind: 'ask', id, name, question });
    using _cancel = onAbort(signal, () => this.#say({ kind: 'cancel', id }));
    using _enough = onAbort(enough, () => this.#say({ kind: 'enough', id }));
    try {
      return (await answer) as Tasks[Name]['answer'];
    } finally {
      this.#pending.delete(id);
      if (this.#pending.size === 0) this.#endLater();
    }
  }

  /** Ends the thread, with all that goes on in it, and gives it time to leave nothing on a server. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    if (!thread) return;
    this.#ended(thread, new Error('The thread of rehearsals was closed.'));
    thread.postMessage({ kind: 'end' } satisfies ToThread);
    await once(thread, 'exit', { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
    await thread.terminate();
  }

  #say(message: ToThread): void {
    this.#thread ??= this.#start();
    this.#thread.postMessage(message);
  }

  #start(): Worker {
    const thread = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    thread.on('message', (message: FromThread) => this.#hear(message));
    thread.on('error', (error) => this.#ended(thread, error));
    thread.on('exit', () => this.#ended(thread, new Error('The thread of rehearsals has ended.')));
    return thread;
  }

  #hear(message: FromThread): void {
    const pending = this.#pending.get(message.id);
    if (message.kind === 'news') pending?.onNews(message.news);
    if (message.kind === 'answer') pending?.resolve(message.answer);
    if (message.kind === 'failed') pending?.reject(errorOf(message.failure));
  }

  #ended(thread: Worker, reason: unknown): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    const error = reason instanceof Error ? reason : new Error(String(reason));
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #endLater(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), GRACE);
    this.#idle.unref();
  }
}

/** Calls when a signal is aborted, also when it was before; until that is disposed of. */
function onAbort(signal: AbortSignal | undefined, call: () => void): Disposable {
  signal?.addEventListener('abort', call);
  if (signal?.aborted) call();
  return { [Symbol.dispose]: () => signal?.removeEventListener('abort', call) };
}

function errorOf({ message, stack, reason, advice = '' }: ThreadFailure): Error {
  if (reason !== undefined) return new ConnectionError(reason, message, advice);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
