import type { Socket } from 'node:net';
import type { Backend } from './backendProtocol.ts';
import { Client } from './client.ts';
import { Turns } from './turns.ts';

/** Everyone who speaks PostgreSQL's protocol with the server. */
export class Clients {
  readonly #backend: Backend;
  readonly #turns: Turns;
  readonly #clients = new Set<Client>();
  readonly #crash: () => void;

  /** @param crash ends the process: the only way to stop a statement that runs. */
  constructor(backend: Backend, crash: () => void) {
    this.#backend = backend;
    this.#crash = crash;
    this.#turns = new Turns(backend, (reason) => this.fail(reason));
  }

  serve(socket: Socket): void {
    const client = new Client(socket, {
      turns: this.#turns,
      parameters: this.#backend.parameters,
      processId: this.#backend.processId,
      onCancel: (secret) => this.#cancel(secret),
      onGone: () => {
        this.#clients.delete(client);
        this.#turns.leave(client);
      },
    });
    this.#clients.add(client);
  }

  /** PostgreSQL is dead or beyond use. Everyone is told, for an empty answer would look like success. */
  fail(reason: string): void {
    console.error(`The built-in PostgreSQL failed: ${reason}`);
    const message = `the built-in PostgreSQL failed (${reason}); it recovers when used again`;
    for (const client of this.#clients) client.dismiss('57P02', message);
    setImmediate(this.#crash);
  }

  #cancel(secret: number): void {
    const client = [...this.#clients].find((it) => it.secret === secret);
    if (client && this.#turns.cancel(client) === 'running') this.#crash();
  }
}
