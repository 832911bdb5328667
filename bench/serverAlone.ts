import { parseConnectionUrl } from '../src/database/connect/connectionUrl.ts';
import type { Message } from '../src/database/session.ts';
import { openPgSession } from '../src/database/wire/pgSession.ts';
import { createLedger } from '../src/engine/ledger/ledgerWrites.ts';
import type { Migration } from '../src/migrations/migration.ts';
import { readFolder } from '../src/migrations/readFolder.ts';
import type { Workload } from './workload.ts';

const LEDGER = '_sqlx_migrations';

/**
 * Milliseconds in which the server itself does what a run asks of it: the scripts with BEGIN, row and
 * COMMIT, all in one write over a session that is open already. No client can be faster than this one,
 * which starts nothing, checks nothing and waits for no answer.
 */
export async function timeServer(url: string, { source }: Workload): Promise<number> {
  const { migrations } = await readFolder(source);
  const session = await openPgSession(parseConnectionUrl(url, {}), { applicationName: 'bench' });
  try {
    await createLedger(session, LEDGER);
    const messages = migrations.flatMap(messagesOf);
    const start = performance.now();
    await session.pipeline(messages);
    return performance.now() - start;
  } finally {
    await session.close();
  }
}

function messagesOf(migration: Migration): Message[] {
  const { up } = migration;
  const work = [up?.text ?? '', row(migration)];
  const sent = up?.noTransaction ? work : ['BEGIN', ...work, 'COMMIT'];
  return sent.map((sql) => ({ kind: 'script', sql }));
}

function row({ version, up }: Migration): string {
  return `INSERT INTO ${LEDGER} (version, description, success, checksum, execution_time)
    VALUES (${version}, '', TRUE, '\\x${up?.checksum.toString('hex')}', 0)`;
}
