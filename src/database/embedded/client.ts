import { randomInt } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Settings } from './backendProtocol.ts';
import { BatchCollector } from './batchCollector.ts';
import { MessageReader } from './messageReader.ts';
import { parseStartupPacket, type StartupPacket } from './startupPacket.ts';
import type { Turns, TurnTaker } from './turns.ts';
import { errorResponse, greeting, readyForQuery, type WireMessage } from './wire.ts';

/** What a client needs to know of the server it speaks to. */
export interface ClientHost {
  readonly turns: Turns;
  readonly parameters: Uint8Array;
  readonly processId: number;
  /** A CancelRequest arrived that carries this secret. */
  onCancel(secret: number): void;
  onGone(client: Client): void;
}

/** One connection that speaks PostgreSQL's protocol, and what of the session is its own. */
export class Client implements TurnTaker {
  readonly secret = randomInt(1, 2 ** 31);
  /** What is set when its turn comes: from its startup packet, then as it left them. */
  settings: Settings = [];
  /** True while it must not be parted from the session: an open transaction or half a query. */
  engaged = false;
  readonly #socket: Socket;
  readonly #host: ClientHost;
  readonly #reader = new MessageReader();
  readonly #batches = new BatchCollector();

  constructor(socket: Socket, host: ClientHost) {
    this.#socket = socket;
    this.#host = host;
    socket.on('data', (piece: Buffer) => this.#read(piece));
    socket.on('close', () => host.onGone(this));
  }

  get keepsSession(): boolean {
    return this.#batches.hasCustomSetting;
  }

  get gone(): boolean {
    return this.#socket.destroyed;
  }

  send(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Says why and hangs up. */
  dismiss(sqlstate: string, reason: string): void {
    this.send(errorResponse('FATAL', sqlstate, reason));
    this.#socket.end();
  }

  /** What PostgreSQL answers to a statement that was cancelled before it began. */
  refuse(sqlstate: string, reason: string): void {
    this.send(errorResponse('ERROR', sqlstate, reason));
    this.send(readyForQuery());
  }

  #read(piece: Buffer): void {
    try {
      for (const message of this.#reader.take(piece)) this.#take(message);
    } catch (error) {
      this.dismiss('08P01', `not PostgreSQL's protocol: ${(error as Error).message}`);
    }
  }

  #take(message: WireMessage): void {
    if (message.type === '') this.#begin(parseStartupPacket(message.bytes));
    else if (message.type === 'X') this.#socket.end();
    else {
      const batch = this.#batches.take(message);
      if (batch) this.#host.turns.submit({ client: this, ...batch });
    }
  }

  #begin(packet: StartupPacket): void {
    switch (packet.kind) {
      case 'encryption':
        this.send(Buffer.from('N'));
        break;
      case 'cancel':
        this.#host.onCancel(packet.secret);
        this.#socket.end();
        break;
      case 'unsupported':
        this.dismiss('08P01', 'only version 3 of the protocol is spoken here');
        break;
      case 'start':
        this.#start(packet);
    }
  }

  /** PGlite has one database and one user, whatever a client asks for. */
  #start({ user, database, settings }: StartupPacket & { kind: 'start' }): void {
    if (user !== 'postgres') {
      this.dismiss('28000', `role "${user}" cannot log in here, only "postgres" can`);
    } else if (database !== 'postgres') {
      this.dismiss('3D000', `database "${database}" cannot be reached here, only "postgres" can`);
    } else {
      this.settings = settings;
      this.send(greeting(this.#host.parameters, this.#host.processId, this.secret));
    }
  }
}
