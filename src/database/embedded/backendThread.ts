import type { MessagePort } from 'node:worker_threads';
import type { Row } from '../session.ts';
import { FRESH_SESSION, KEPT_PREFIX, othersForgotten } from '../wire/freshSession.ts';
import type {
  BackendReply,
  BackendRequest,
  Outcome,
  SessionState,
  Settings,
} from './backendProtocol.ts';
import { message, messagesOf } from './wire.ts';

/** What is used of PGlite. */
export interface EmbeddedDatabase {
  execProtocolRawStream(
    message: Uint8Array,
    options: { onRawData: (bytes: Uint8Array) => void },
  ): Promise<void>;
  /** Several statements, with the rows of each. */
  exec(sql: string): Promise<{ rows: Row[] }[]>;
  query<T>(sql: string, values?: unknown[]): Promise<{ rows: T[] }>;
  isInTransaction(): boolean;
  close(): Promise<void>;
}

/** Runs in the worker: starts the database and does what the main thread asks, one at a time. */
export async function answerRequests(
  port: MessagePort,
  start: () => Promise<EmbeddedDatabase>,
): Promise<void> {
  const reply = (it: BackendReply) => port.postMessage(it);
  const failed = (error: unknown) =>
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  try {
    const database = await start();
    reply(await introduce(database));
    port.on('message', (request: BackendRequest) => {
      answer(database, request, reply).then((result) => reply({ kind: 'done', result }), failed);
    });
  } catch (error) {
    failed(error);
  }
}

async function answer(
  database: EmbeddedDatabase,
  request: BackendRequest,
  reply: (it: BackendReply) => void,
): Promise<unknown> {
  switch (request.do) {
    case 'execute':
      return execute(database, request.messages, (bytes) => reply({ kind: 'answer', bytes }));
    case 'inspect':
      return inspect(database);
    case 'change':
      return change(database, request.settings);
    case 'discard':
      return discard(database);
    case 'checkpoint':
      return void (await database.exec('CHECKPOINT'));
    case 'close':
      return database.close();
  }
}

/** The answer is handed on in pieces of 8 kB, so that notices show while a script still runs. */
async function execute(
  database: EmbeddedDatabase,
  messages: Uint8Array,
  onAnswer: (bytes: Uint8Array) => void,
): Promise<Outcome> {
  let tail: Uint8Array = new Uint8Array();
  await database.execProtocolRawStream(messages, {
    onRawData: (view) => {
      const bytes = view.slice();
      tail = Buffer.concat([tail, bytes.subarray(-READY_LENGTH)]).subarray(-READY_LENGTH);
      onAnswer(bytes);
    },
  });
  const ready = tail.length === READY_LENGTH && tail[0] === READY_TYPE;
  return { inTransaction: database.isInTransaction(), ready };
}

/** ReadyForQuery: its type, four bytes of length, one of status. */
const READY_LENGTH = 6;
const READY_TYPE = 'Z'.charCodeAt(0);

async function introduce(database: EmbeddedDatabase): Promise<BackendReply> {
  const { rows } = await database.query<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() pid');
  const answers: Uint8Array[] = [];
  await database.execProtocolRawStream(STARTUP, { onRawData: (it) => answers.push(it.slice()) });
  const parameters = messagesOf(Buffer.concat(answers)).filter((it) => it.type === 'S');
  return {
    kind: 'started',
    parameters: Buffer.concat(parameters.map((it) => it.bytes)),
    processId: rows[0]?.pid ?? 0,
  };
}

/** A StartupMessage of protocol 3.0. */
const STARTUP = message('', Buffer.from('\0\x03\0\0user\0postgres\0database\0postgres\0\0'));

async function inspect(database: EmbeddedDatabase): Promise<SessionState | undefined> {
  const { rows } = await database.query<SessionState>(INSPECT);
  return rows[0];
}

const INSPECT = `
  SELECT EXISTS (SELECT FROM pg_catalog.pg_prepared_statements
                  WHERE NOT pg_catalog.starts_with(name, '${KEPT_PREFIX}'))
      OR EXISTS (SELECT FROM pg_catalog.pg_cursors WHERE is_holdable)
      OR EXISTS (SELECT FROM pg_catalog.pg_listening_channels())
      OR EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory')
      OR EXISTS (SELECT FROM pg_catalog.pg_class
                  WHERE relnamespace = pg_catalog.pg_my_temp_schema())
      OR current_user <> 'postgres' OR session_user <> 'postgres' AS kept,
    (SELECT coalesce(json_agg(json_build_array(name, setting)), '[]')
       FROM pg_catalog.pg_settings WHERE source = 'session') AS settings`;

async function change(database: EmbeddedDatabase, settings: Settings): Promise<void> {
  await database.exec('RESET ALL');
  if (settings.length === 0) return;
  await database.query(
    `SELECT pg_catalog.set_config(it->>0, it->>1, false)
       FROM pg_catalog.json_array_elements($1::json) it`,
    [JSON.stringify(settings)],
  );
}

/** A Sync first: a client that vanished in the middle of an extended query never sent its own. */
async function discard(database: EmbeddedDatabase): Promise<void> {
  await database.execProtocolRawStream(message('S'), { onRawData: () => {} });
  if (database.isInTransaction()) await database.exec('ROLLBACK');
  const results = await database.exec(FRESH_SESSION);
  const others = othersForgotten(results.flatMap(({ rows }) => rows));
  if (others !== '') await database.exec(others);
}
