import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type Message, MessageReader } from './messageReader.ts';

export type Side = 'frontend' | 'backend';

/** A message by its side and its number there, counted from 0 over all connections. */
export interface SeenMessage extends Message {
  readonly side: Side;
  readonly index: number;
}

/** How many of a message's bytes still go through before the fault; undefined: no fault at it. */
export type Judge = (message: SeenMessage) => number | undefined;

/**
 * A server on loopback between a client and PostgreSQL that shows each message to `judge`, which
 * may name one as the moment of the fault: nothing passes after it, `strike` is called, and every
 * connection is then destroyed without a word. Only for connections without TLS.
 */
export class FaultProxy implements AsyncDisposable {
  readonly #server = createServer((client) => this.#accept(client));
  readonly #sockets = new Set<Socket>();
  readonly #upstream: number;
  readonly #judge: Judge;
  readonly #strike: () => Promise<void>;
  readonly #seen = { frontend: 0, backend: 0 };
  #struck: Promise<void> | undefined;

  private constructor(upstream: number, judge: Judge, strike: () => Promise<void>) {
    this.#upstream = upstream;
    this.#judge = judge;
    this.#strike = strike;
  }

  /** `upstream` is PostgreSQL's port on loopback. */
  static async start(
    upstream: number,
    judge: Judge,
    strike: () => Promise<void> = async () => undefined,
  ): Promise<FaultProxy> {
    const proxy = new FaultProxy(upstream, judge, strike);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** A database's URL through the proxy, which reads no TLS. */
  addressOf(url: string): string {
    const changed = new URL(url);
    changed.port = `${(this.#server.address() as AddressInfo).port}`;
    changed.searchParams.set('sslmode', 'disable');
    return changed.href;
  }

  /** Resolves when the strike has done its work; undefined while there was none. */
  get struck(): Promise<void> | undefined {
    return this.#struck;
  }

  /** Destroys every connection there is; those that come later go through. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
    await this.#struck;
  }

  #accept(client: Socket): void {
    const server = connect({ host: '127.0.0.1', port: this.#upstream, noDelay: true });
    client.setNoDelay(true);
    this.#pipe('frontend', client, server);
    this.#pipe('backend', server, client);
  }

  #pipe(side: Side, from: Socket, to: Socket): void {
    const reader = new MessageReader(side);
    this.#sockets.add(from);
    from.on('error', () => undefined);
    from.on('close', (hasFailed) => {
      this.#sockets.delete(from);
      if (hasFailed) to.destroy();
    });
    from.on('end', () => !this.#struck && to.end());
    from.on('data', (chunk) => {
      for (const message of reader.read(chunk)) this.#forward(side, message, to);
    });
  }

  #forward(side: Side, message: Message, to: Socket): void {
    if (this.#struck) return;
    const index = this.#seen[side]++;
    const passing = this.#judge({ ...message, side, index });
    if (passing === undefined) {
      to.write(message.bytes);
      return;
    }
    this.#struck = this.#fault(message.bytes.subarray(0, passing), to);
  }

  async #fault(last: Buffer, to: Socket): Promise<void> {
    if (last.length > 0) await new Promise((sent) => to.write(last, sent));
    await this.#strike();
    this.cut();
  }
}
