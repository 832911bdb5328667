import type { Worker } from 'node:worker_threads';
import type {
  Backend,
  BackendReply,
  BackendRequest,
  Outcome,
  SessionState,
  Settings,
} from './backendProtocol.ts';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onAnswer: (bytes: Uint8Array) => void;
}

/** The thread that runs PostgreSQL, seen from the main thread. It does one request after another. */
export class WorkerBackend implements Backend {
  readonly parameters: Uint8Array;
  readonly processId: number;
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #onDeath: (reason: string) => void = () => {};

  /** Resolves once PostgreSQL takes statements; rejects with its own words when it does not. */
  static started(worker: Worker): Promise<WorkerBackend> {
    return new Promise((resolve, reject) => {
      worker.once('message', (reply: BackendReply) => {
        if (reply.kind === 'started') resolve(new WorkerBackend(worker, reply));
        else reject(new Error(reply.kind === 'failed' ? reply.message : 'no start was reported'));
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code}`)));
    });
  }

  private constructor(worker: Worker, start: BackendReply & { kind: 'started' }) {
    this.#worker = worker;
    this.parameters = start.parameters;
    this.processId = start.processId;
    worker.on('message', (reply: BackendReply) => this.#take(reply));
    worker.on('error', (error) => this.#die(error.message));
    worker.on('exit', (code) => this.#die(`it ended with code ${code}`));
  }

  execute(messages: Uint8Array, onAnswer: (bytes: Uint8Array) => void): Promise<Outcome> {
    return this.#ask({ do: 'execute', messages }, onAnswer) as Promise<Outcome>;
  }

  inspect(): Promise<SessionState> {
    return this.#ask({ do: 'inspect' }) as Promise<SessionState>;
  }

  async change(settings: Settings): Promise<void> {
    await this.#ask({ do: 'change', settings });
  }

  async discard(): Promise<void> {
    await this.#ask({ do: 'discard' });
  }

  async checkpoint(): Promise<void> {
    await this.#ask({ do: 'checkpoint' });
  }

  async close(): Promise<void> {
    await this.#ask({ do: 'close' });
    await this.kill();
  }

  async kill(): Promise<void> {
    this.#onDeath = () => {};
    await this.#worker.terminate();
  }

  onDeath(listener: (reason: string) => void): void {
    this.#onDeath = listener;
  }

  #ask(request: BackendRequest, onAnswer: (bytes: Uint8Array) => void = () => {}) {
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.push({ resolve, reject, onAnswer });
      this.#worker.postMessage(request);
    });
  }

  #take(reply: BackendReply): void {
    if (reply.kind === 'answer') this.#waiting[0]?.onAnswer(reply.bytes);
    if (reply.kind === 'done') this.#waiting.shift()?.resolve(reply.result);
    if (reply.kind === 'failed') this.#waiting.shift()?.reject(new Error(reply.message));
  }

  #die(reason: string): void {
    for (const { reject } of this.#waiting) reject(new Error(reason));
    this.#onDeath(reason);
  }
}
