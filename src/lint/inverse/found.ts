import type { RangeVar } from '@pgsql/types';
import type { History } from '../history/history.ts';
import type { Named } from '../history/objects.ts';
import type { Thing } from './thing.ts';

/** The object as the history has it. */
export function foundIn(history: History, thing: Thing): Named | undefined {
  const { kind, name, on } = thing;
  const words = wordsOf(thing);
  if (kind === 'column') return on && history.column(rangeOf(on), name);
  if (kind === 'constraint') return on && history.constraint(rangeOf(on), name);
  if (kind === 'trigger') return on && history.trigger(rangeOf(on), name);
  if (kind === 'policy') return on && history.policy(rangeOf(on), name);
  if (kind === 'type' || kind === 'domain') return history.type(words);
  if (kind === 'schema') return history.schema(name);
  if (kind === 'extension') return history.extension(name);
  if (ROUTINES.has(kind)) return routineIn(history, words, thing.args);
  return RELATIONS.has(kind) ? history.relation(rangeOf(thing)) : undefined;
}

function routineIn(
  history: History,
  words: readonly string[],
  args: Thing['args'],
): Named | undefined {
  if (!args) return history.routine(words);
  return history.routines(words).find((it) => it.signature === args.join(','));
}

export function rangeOf({ schema, saysPublic, name }: Thing): RangeVar {
  const schemaname = schema ?? (saysPublic ? 'public' : undefined);
  return { relname: name, ...(schemaname !== undefined && { schemaname }) };
}

/** The dotted name. */
export function wordsOf({ schema, name }: Thing): readonly string[] {
  return schema === undefined ? [name] : [schema, name];
}

const ROUTINES: ReadonlySet<string> = new Set(['function', 'procedure', 'aggregate', 'routine']);

const RELATIONS: ReadonlySet<string> = new Set([
  ...['table', 'foreign table', 'view', 'materialized view', 'index', 'sequence'],
]);
