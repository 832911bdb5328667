import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { cancellable } from '../../engine/lock/cancellable.ts';
import { LOCK_MODES, type LockMode, whoWaits } from '../../sql/lockMode.ts';
import type { Parser, Statement } from '../../sql/parser.ts';
import { placeAt } from '../../sql/span.ts';
import { STAGE_TIME_ZONE } from '../stage/stageTimeZone.ts';
import { keepSequences } from './keepSequences.ts';
import { observable } from './observable.ts';
import type { Observation, ObservedLock, ObservedStatement, Relation } from './observation.ts';
import { type Held, heldNow, prepareWatch, relationsNow, type Watched } from './watch.ts';

/** What it takes to observe a script; the signal ends it. */
export interface Observer {
  readonly parser: Parser;
  readonly signal?: AbortSignal;
}

/**
 * Runs a script statement by statement in a transaction, looks after each at what is locked, and
 * rolls back, so that the database is as before. A statement that fails ends it. The session must be
 * in no transaction, and the only one on its server. Throws `DatabaseError` when it is lost.
 */
export async function observe(
  session: Session,
  text: string,
  { parser, signal }: Observer,
): Promise<Observation> {
  const found = observable(parser.parse(text), text);
  const [row] = await session.query(`SELECT current_setting('server_version') AS version`);
  const serverVersion = String(row?.['version']);
  if ('unseen' in found) return { serverVersion, statements: [], unseen: found.unseen };
  const seen = await keepSequences(session, () =>
    cancellable(session, signal, () => watched(session, text, found.statements)),
  );
  return { serverVersion, ...seen };
}

type Seen = Pick<Observation, 'statements' | 'unseen'>;

async function watched(
  session: Session,
  text: string,
  statements: readonly Statement[],
): Promise<Seen> {
  await prepareWatch(session);
  await session.script(`BEGIN; SET LOCAL TimeZone = '${STAGE_TIME_ZONE}'`);
  try {
    return await eachIn(session, text, statements);
  } catch (error) {
    // Such as one that takes our right to look away: no reason to say that the migration fails.
    if (!isServers(error)) throw error;
    return {
      statements: [],
      unseen: `The script cannot be looked at while it runs: ${error.message}`,
    };
  } finally {
    if (!session.ended) await session.script('ROLLBACK');
  }
}

async function eachIn(
  session: Session,
  text: string,
  statements: readonly Statement[],
): Promise<Seen> {
  const relations = await relationsNow(session);
  const found: ObservedStatement[] = [];
  let earlier: readonly Held[] = [];
  for (const statement of statements) {
    const { span, kind } = statement;
    const took = await run(session, text.slice(span.start, span.end));
    const place = placeAt(text, span.start);
    if (took === undefined) return { statements: found, unseen: failedAt(place.line) };
    if (kind === 'DeallocateStmt') await prepareWatch(session);
    const held = await heldNow(session);
    found.push({ span, place, took, ...changes({ relations, earlier, held, kind }) });
    earlier = held;
  }
  return { statements: found };
}

/** Milliseconds; undefined when it fails, which is the engine's to tell. */
async function run(session: Session, sql: string): Promise<number | undefined> {
  const start = performance.now();
  try {
    await session.script(sql);
    return performance.now() - start;
  } catch (error) {
    if (isServers(error)) return undefined;
    throw error;
  }
}

function isServers(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && error.kind === 'server';
}

function failedAt(line: number): string {
  return `The statement in line ${line} fails, and nothing is observed from there on.`;
}

interface Moment {
  /** As they were before the script. */
  readonly relations: ReadonlyMap<number, Watched>;
  /** What was held before the statement. */
  readonly earlier: readonly Held[];
  readonly held: readonly Held[];
  /** The statement's. */
  readonly kind: string;
}

function changes({ relations, earlier, held, kind }: Moment) {
  const locks: ObservedLock[] = [];
  const [rewritten, scanned]: [Relation[], Relation[]] = [[], []];
  for (const now of held) {
    const watched = relations.get(now.oid);
    if (!watched) continue;
    const { relation } = watched;
    const before = earlier.find(({ oid }) => oid === now.oid) ?? { ...watched, modes: NONE };
    const mode = strongest(now.modes.filter((it) => !before.modes.includes(it)));
    if (mode) locks.push({ relation, mode, whoWaits: whoWaits(mode) });
    if (now.file !== undefined && now.file !== before.file) rewritten.push(relation);
    if (now.scans > before.scans && !QUERIES.has(kind)) scanned.push(relation);
  }
  return {
    locks: locks.toSorted((a, b) => order(a.relation, b.relation)),
    rewritten: rewritten.toSorted(order),
    scanned: scanned.toSorted(order),
  };
}

const NONE: readonly LockMode[] = [];

/** Which way these find their rows is decided by how many there are. */
const QUERIES: ReadonlySet<string> = new Set([
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
]);

function strongest(modes: readonly LockMode[]): LockMode | undefined {
  const rank = Math.max(0, ...modes.map((it) => LOCK_MODES.indexOf(it)));
  return rank > 0 ? LOCK_MODES[rank] : undefined;
}

function order(a: Relation, b: Relation): number {
  return a.name < b.name ? -1 : 1;
}
