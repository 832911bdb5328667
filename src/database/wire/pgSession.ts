import type { Duplex } from 'node:stream';
import pg from 'pg';
import { connectDeadline } from '../connect/connectDeadline.ts';
import { explainFailure } from '../connect/connectionFailure.ts';
import { announced, openedBy } from '../connect/openedStream.ts';
import { findPassword, type PasswordLookup } from '../connect/passwordFile.ts';
import { type Encryption, encryptionsOf, openTransport } from '../connect/transport.ts';
import { connectionError } from '../explanation.ts';
import { ConnectionError } from '../failure.ts';
import { noChannelBinding, noPassword, serverFailure } from '../serverFailure.ts';
import type { Session } from '../session.ts';
import type { ConnectionParameters } from '../target.ts';
import { type CancelKey, sendCancelRequest } from './cancelRequest.ts';
import { type Client, ClientSession } from './clientSession.ts';
import { type StartupOptions, startupParameters } from './pgStartup.ts';
import { Pipelines } from './pipelines.ts';
import { ScriptQuery } from './scriptQuery.ts';

export interface OpenOptions extends StartupOptions {
  /** Ends the attempt to connect; has no say once the session is open. */
  readonly signal?: AbortSignal;
  /** Opens the stream instead of us, unencrypted; asked again for each cancel. */
  readonly stream?: () => Duplex;
}

/** Opens a session on a server, with sqlx's startup parameters. Throws `ConnectionError`. */
export async function openPgSession(
  parameters: ConnectionParameters,
  options: OpenOptions,
): Promise<Session> {
  const signal = connectDeadline(parameters, options.signal);
  const encryptions = options.stream ? (['plain'] as const) : encryptionsOf(parameters);
  let refused: ConnectionError | undefined;
  for (const encryption of encryptions) {
    try {
      return await new Opening(parameters, options, encryption).open(signal);
    } catch (error) {
      if (!(error instanceof ConnectionError) || error.reason !== 'not-permitted') throw error;
      // pg_hba.conf may allow with TLS what it refuses without, and the other way round.
      refused ??= error;
    }
  }
  throw refused ?? new TypeError('There was no way to connect.');
}

/** One attempt to start a session. */
class Opening {
  readonly #parameters: ConnectionParameters;
  readonly #options: OpenOptions;
  readonly #encryption: Encryption;
  #lookup: PasswordLookup = { kind: 'none' };
  #canBind = false;

  constructor(parameters: ConnectionParameters, options: OpenOptions, encryption: Encryption) {
    this.#parameters = parameters;
    this.#options = options;
    this.#encryption = encryption;
  }

  async open(signal: AbortSignal): Promise<Session> {
    const stream = await this.#dial(signal);
    const client = this.#client(stream);
    const key = cancelKeyOf(client);
    const abort = () => stream.destroy();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await client.connect();
      this.#requireBinding();
      return new ClientSession(adapt(client, stream, key(), this.#cancel), this.#parameters);
    } catch (error) {
      stream.destroy();
      throw this.#explain(error, signal);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  #dial(signal: AbortSignal): Promise<Duplex> {
    const { stream } = this.#options;
    if (stream) return openedBy(stream, this.#parameters, signal);
    return openTransport(this.#parameters, this.#encryption, signal);
  }

  #client(stream: Duplex): pg.Client {
    const { user, database, host, port, channelBinding } = this.#parameters;
    const startup = startupParameters(this.#parameters, this.#options);
    const client = new StartupClient(startup, {
      // Whatever is not given here, pg takes from the process's environment.
      ...{ user, database, host, port, ssl: false, sslnegotiation: 'postgres' },
      client_encoding: 'UTF8',
      password: () => this.#password(),
      enableChannelBinding: channelBinding === 'require',
      stream: () => announced(stream),
      types: { getTypeParser },
    });
    client.on('error', () => undefined);
    client.connection.on('authenticationSASL', ({ mechanisms }) => {
      this.#canBind = 'getPeerCertificate' in stream && mechanisms.includes('SCRAM-SHA-256-PLUS');
    });
    return client;
  }

  /** Called when the server asks. The file is read only if nothing nearer has the password, as in libpq. */
  async #password(): Promise<string> {
    this.#requireBinding();
    if (this.#parameters.password) return this.#parameters.password;
    this.#lookup = await findPassword(this.#parameters);
    if (this.#lookup.kind === 'found') return this.#lookup.password;
    throw connectionError(this.#parameters, noPassword(this.#parameters, this.#lookup));
  }

  #requireBinding(): void {
    if (this.#parameters.channelBinding !== 'require' || this.#canBind) return;
    throw connectionError(this.#parameters, noChannelBinding());
  }

  #explain(error: unknown, signal: AbortSignal): ConnectionError {
    if (!(error instanceof pg.DatabaseError) || signal.aborted) {
      return explainFailure(this.#parameters, error, signal);
    }
    const { message, code = '', routine } = error;
    const refusal = { message, code, routine };
    const explanation = serverFailure(this.#parameters, refusal, this.#lookup);
    return connectionError(this.#parameters, explanation, error);
  }

  readonly #cancel = async (key: CancelKey): Promise<void> => {
    const signal = connectDeadline(this.#parameters, undefined);
    await sendCancelRequest(await this.#dial(signal), key, signal);
  };
}

/** pg knows no way to send all of sqlx's startup parameters but this method. */
class StartupClient extends pg.Client {
  readonly #startup: Record<string, string>;

  constructor(startup: Record<string, string>, config: pg.ClientConfig) {
    super(config);
    this.#startup = startup;
  }

  getStartupConf(): Record<string, string> {
    return this.#startup;
  }
}

function adapt(
  client: pg.Client,
  stream: Duplex,
  key: CancelKey,
  cancel: (key: CancelKey) => Promise<void>,
): Client {
  const pipelines = new Pipelines({
    query: (query) => client.query(query),
    cancel: () => cancel(key),
  });
  client.on('notice', ({ severity = '', message = '' }) => pipelines.notice({ severity, message }));
  return {
    processId: key.processId,
    async statement(text, values) {
      // Without values pg would use the simple protocol, in which one statement may be several.
      const config = { text, values: [...values], queryMode: 'extended' };
      // A server in copy-in mode ignores the Sync that pg has sent; after its CopyFail it needs another.
      const sync = () => client.connection.sync();
      client.connection.on('copyInResponse', sync);
      try {
        return (await client.query(config)).rows;
      } finally {
        client.connection.off('copyInResponse', sync);
      }
    },
    script: (text) =>
      new Promise((resolve, reject) => {
        client.query(new ScriptQuery(text, (error) => (error ? reject(error) : resolve())));
      }),
    // A query that has no values may be several statements, each with a result.
    rows: async (text) => [await client.query(text)].flat().flatMap(({ rows }) => rows),
    pipeline: (messages, options) => pipelines.run(messages, options),
    get ahead() {
      return pipelines.isAhead ? pipelines : undefined;
    },
    status: () => client.getTransactionStatus(),
    cancel: () => cancel(key),
    end: () => client.end(),
    destroy: () => stream.destroy(),
    onReady: (listener) => client.connection.on('readyForQuery', listener),
    onNotice: (listener) => pipelines.onNotice(listener),
    onError: (listener) => client.on('error', listener),
    onEnd: (listener) => client.connection.on('end', listener),
  };
}

function cancelKeyOf(client: pg.Client): () => CancelKey {
  let key: CancelKey = { processId: 0, secretKey: 0 };
  client.connection.on('backendKeyData', ({ processID, secretKey }) => {
    key = { processId: processID, secretKey };
  });
  return () => key;
}

/** int8 as text: its values exceed what a number holds. The rest as pg has it: Buffer, Date. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8) return String;
  return pg.types.getTypeParser(oid, format);
}
