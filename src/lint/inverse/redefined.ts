import type { Node } from '@pgsql/types';
import { wordsOf } from '../../sql/nodes.ts';
import { functionVolatility } from '../facts/volatility.ts';
import type { History } from '../history/history.ts';
import { aspectsOf } from './aspects.ts';
import { columnsIn, found, relationsIn } from './effects/uses.ts';
import { foundIn, rangeOf } from './found.ts';
import type { Thing } from './thing.ts';

/**
 * What differs between the definitions that an object has before a migration and after its revert, where
 * both are told by one statement each. Nothing where names in the older one may have changed since.
 */
export function redefined(thing: Thing, before: History, after: History): readonly string[] {
  const [was, is] = [foundIn(before, thing), foundIn(after, thing)];
  if (!was || !is || before.isDoubtful(was)) return [];
  const [old, now] = [was, is].map(({ origin }) => aspectsOf(origin.statement));
  if (!old || !now) return [];
  const areNamesKept = namesAreKept(was.origin.statement.node, thing, before);
  const differs = Object.keys({ ...old, ...now }).filter(
    (it) => old[it] !== now[it] && (areNamesKept || !NAMING.has(it)),
  );
  if (columnsOf(thing, before) === columnsOf(thing, after)) return differs;
  return ['columns', ...differs.filter((it) => it !== 'order')];
}

/** Of an index, by the names that they have. */
function columnsOf(thing: Thing, history: History): string | undefined {
  return thing.kind === 'index' ? history.index(rangeOf(thing))?.columns.join() : undefined;
}

/** What has names of other objects in it. */
const NAMING: ReadonlySet<string> = new Set(['query', 'condition', 'function', 'columns']);

function namesAreKept(node: object, { on }: Thing, before: History): boolean {
  const named = [...relationsIn(node), ...(on ? [on] : [])].map((it) =>
    before.relation(rangeOf(it)),
  );
  const known = new Set(
    named.flatMap((it) =>
      it && 'columns' in it ? (it.columns ?? []).map((column) => nameOf(column)) : [],
    ),
  );
  const given = new Set([
    ...found(node, 'ResTarget').map(({ name }) => name),
    ...found(node, 'CommonTableExpr').map(({ ctename }) => ctename),
  ]);
  const calls = [...found(node, 'FuncCall'), node as { funcname?: Node[] }];
  const areCallsKept = calls.every(
    ({ funcname }) => !funcname || isThere(wordsOf(funcname), before),
  );
  return (
    areCallsKept &&
    named.every((it) => it !== undefined) &&
    columnsIn(node).every((it) => known.has(it) || given.has(it))
  );
}

/** One that a script has made and is there still, or one of PostgreSQL's. */
function isThere(words: readonly string[], before: History): boolean {
  const isOwn = functionVolatility({ words, hasArguments: true }) === 'unknown';
  return !isOwn || before.routines(words).length > 0;
}

function nameOf(column: unknown): string {
  return typeof column === 'string' ? column : String((column as { name?: string })?.name);
}
