import type { Target } from '../../database/target.ts';
import type { TooOld } from '../../engine/database/checkDatabase.ts';
import { checkRemarks } from '../../engine/database/checkRemarks.ts';
import type { DatabaseCheck, LedgerFacts } from '../../engine/database/databaseCheck.ts';
import { describeHolder } from '../../engine/lock/lock.ts';
import { targetText } from '../targetText.ts';

/** What a database check has found, a line for each fact, then what is wrong. `now` for "since 12 s". */
export function databaseCheckText(
  check: DatabaseCheck | TooOld,
  target: Target,
  now: Date,
): string {
  const { problems, warnings } = checkRemarks(check);
  const facts = 'tooOld' in check ? [] : factsOf(check, now);
  const width = Math.max(...['connected', ...facts.map(([name]) => name)].map((it) => it.length));
  return [
    ...[['connected', targetText(target)] as const, ...facts].map(
      ([name, value]) => `${name.padEnd(width)}  ${value}`,
    ),
    ...problems.map((it) => `problem: ${it}`),
    ...warnings.map((it) => `warning: ${it}`),
  ].join('\n');
}

type Fact = readonly [name: string, value: string];

function factsOf(check: DatabaseCheck, now: Date): Fact[] {
  const { server, database, isReplica, isReadOnly, searchPath, ledger, lockHolder } = check;
  return [
    ['server', `PostgreSQL ${server.version}${isReplica ? ', a replica' : ''}`],
    ['database', `${database}${isReadOnly ? ', read-only' : ''}`],
    ['role', roleText(check)],
    ['encryption', encryptionText(check)],
    ['connection', CONNECTIONS[check.pooling]],
    [
      'search_path',
      searchPath.map((it) => it.name + (it.isUsable ? '' : ' (not usable)')).join(', '),
    ],
    ['ledger', ledgerText(ledger)],
    ['privileges', privilegesText(check)],
    ['lock', lockHolder ? describeHolder(lockHolder, now.getTime()) : 'free'],
  ];
}

function roleText({ role, login }: DatabaseCheck): string {
  return login === undefined ? role : `${role}, logged in as ${login}`;
}

function encryptionText({ encryption, isSocket }: DatabaseCheck): string {
  return encryption ?? (isSocket ? 'none, over a socket of this machine' : 'none');
}

function ledgerText({ name, location, rows, createdIn, lacks }: LedgerFacts): string {
  if (!location) {
    return createdIn
      ? `${name}, not there yet: a run creates it in ${createdIn.schema}`
      : `${name}, not there yet`;
  }
  const table = `${location.schema}.${location.table}`;
  if (lacks !== undefined) return `${table} is none`;
  if (!rows) return `${table}, which this role may not read`;
  const count = rows.count === 1 ? '1 row' : `${rows.count} rows`;
  return `${table}, ${count}${rows.failed > 0 ? `, ${rows.failed} failed` : ''}`;
}

const CONNECTIONS: Readonly<Record<DatabaseCheck['pooling'], string>> = {
  none: 'direct',
  session: 'through a pooler in session mode, which is safe',
  unknown: 'through a pooler whose mode cannot be told',
  transaction: 'through a pooler in transaction mode',
};

/** Of those that the ledger takes; what the scripts need only they can say. */
function privilegesText({ privileges }: DatabaseCheck): string {
  if (privileges.length === 0) return 'none needed for the ledger';
  const missing = privileges.filter(({ isHeld }) => !isHeld);
  const lack = missing.length === 0 ? 'all held' : `${rightsText(missing)} missing`;
  return `${rightsText(privileges)} needed, ${lack}`;
}

/** Such as "SELECT, INSERT on TABLE public.t and CREATE on SCHEMA app". */
function rightsText(privileges: DatabaseCheck['privileges']): string {
  const places = [...new Set(privileges.map(({ on }) => on))];
  const rights = places.map((place) => {
    const names = privileges.filter(({ on }) => on === place).map(({ name }) => name);
    return `${names.join(', ')} on ${place}`;
  });
  return rights.join(' and ');
}
