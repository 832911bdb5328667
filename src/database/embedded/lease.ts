import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { DatabaseError } from '../failure.ts';
import type { LockHolder } from '../session.ts';
import {
  type ControlAnswer,
  type ControlRequest,
  type LockAnswer,
  line,
  onLines,
} from './control.ts';
import type { Owner } from './ownership.ts';

/** The right to use a server: while it is open the server lives. It ends with this process. */
export class Lease {
  readonly #owner: Owner;
  readonly #socket: Socket;
  readonly #asked = new Map<number, { resolve(result: unknown): void; reject(e: Error): void }>();
  #number = 0;

  /** Resolves when PostgreSQL has started. Rejects with a `DatabaseError` when the server dies. */
  static async open(owner: Owner, socket: Socket, applicationName: string): Promise<Lease> {
    const lease = new Lease(owner, socket);
    await lease.#ask({ do: 'hello', applicationName, processId: process.pid });
    return lease;
  }

  private constructor(owner: Owner, socket: Socket) {
    this.#owner = owner;
    this.#socket = socket;
    onLines<ControlAnswer>(socket, ({ number, result }) =>
      this.#asked.get(number)?.resolve(result),
    );
    socket.on('close', () => {
      for (const { reject } of this.#asked.values()) reject(lost());
    });
  }

  /** A new connection that speaks PostgreSQL's protocol. */
  stream(): Socket {
    return connect(this.#owner.socket);
  }

  async tryLock(id: bigint): Promise<boolean> {
    return (await this.#ask({ do: 'tryLock', lock: String(id) })) === true;
  }

  async unlock(id: bigint): Promise<void> {
    await this.#ask({ do: 'unlock', lock: String(id) });
  }

  async lockHolder(id: bigint): Promise<LockHolder | undefined> {
    const holder = (await this.#ask({ do: 'lockHolder', lock: String(id) })) as
      | LockAnswer
      | undefined;
    return holder && { ...holder, since: new Date(holder.since) };
  }

  /** Resolves when the server has noticed and freed the locks. */
  async close(): Promise<void> {
    if (this.#socket.destroyed) return;
    this.#socket.end();
    await once(this.#socket, 'close');
  }

  async #ask(request: ControlRequest): Promise<unknown> {
    if (this.#socket.destroyed) throw lost();
    this.#number += 1;
    const number = this.#number;
    try {
      return await new Promise((resolve, reject) => {
        this.#asked.set(number, { resolve, reject });
        this.#socket.write(line({ number, ...request }));
      });
    } finally {
      this.#asked.delete(number);
    }
  }
}

function lost(): DatabaseError {
  return new DatabaseError('lost', 'The built-in PostgreSQL has ended.');
}
