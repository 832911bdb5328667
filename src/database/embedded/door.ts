import { createServer, type Socket } from 'node:net';

/** What comes through the door. */
export interface DoorHost {
  /** A connection that speaks the control protocol. */
  onLease(socket: Socket): void;
  /** A connection that speaks PostgreSQL's protocol. */
  onClient(socket: Socket): void;
}

/**
 * The socket the server listens on. Who comes before there is a host waits; afterwards the two
 * protocols are told apart, and it is noticed when nobody is left.
 */
export class Door {
  readonly #server = createServer((socket) => this.#admit(socket));
  readonly #sockets = new Set<Socket>();
  #host: DoorHost | undefined;
  #onUsed: () => void = () => {};
  #onUnused: () => void = () => {};

  open(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(path, resolve);
    });
  }

  serve(host: DoorHost): void {
    this.#host = host;
    for (const socket of this.#sockets) receive(socket, host);
  }

  /** Takes nobody any more; its path is gone afterwards. */
  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Calls `end` once nobody has been there for so many milliseconds, starting now. */
  whenUnused(milliseconds: number, end: () => void): void {
    let timer: NodeJS.Timeout | undefined;
    this.#onUsed = () => clearTimeout(timer);
    this.#onUnused = () => {
      timer = setTimeout(end, milliseconds);
    };
    if (this.#sockets.size === 0) this.#onUnused();
  }

  #admit(socket: Socket): void {
    this.#onUsed();
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#sockets.delete(socket);
      if (this.#sockets.size === 0) this.#onUnused();
    });
    if (this.#host) receive(socket, this.#host);
  }
}

const BRACE = 0x7b;

function receive(socket: Socket, host: DoorHost): void {
  socket.once('data', (first: Buffer) => {
    socket.pause();
    socket.unshift(first);
    if (first[0] === BRACE) host.onLease(socket);
    else host.onClient(socket);
    socket.resume();
  });
}
