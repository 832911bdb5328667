import type { Constraint } from '@pgsql/types';
import { wordsOf } from '../../../sql/nodes.ts';
import type { Make } from '../effect.ts';
import { relationThing } from '../namedThing.ts';
import { neighbour, type Thing } from '../thing.ts';
import { making, type Source } from './source.ts';
import { columnsIn, functionsIn } from './uses.ts';

/** A constraint that has a row of its own in the catalog; undefined for defaults and the like. */
export function constraintMake(
  source: Source,
  table: Thing,
  node: Constraint,
  ofColumns: readonly string[] = [],
): Make | undefined {
  const suffix = SUFFIXES[node.contype ?? ''];
  if (suffix === undefined) return undefined;
  const columns = ofColumns.length > 0 ? ofColumns : columnsOf(node);
  const name = node.conname ?? node.indexname ?? guessedName(table, node, columns, suffix);
  const isNameGuessed = node.conname === undefined && node.indexname === undefined;
  const thing: Thing = {
    kind: 'constraint',
    on: table,
    name,
    ...(isNameGuessed && { isNameGuessed }),
  };
  const column = (it: string): Thing => ({ kind: 'column', on: table, name: it });
  return making(source, thing, {
    goesWith: columns.map(column),
    needs: needsOf(node),
    parts: INDEXED.has(suffix) && !node.indexname ? [indexOf(source, thing)] : [],
    settings: { kind: suffix },
    ...(node.indexname !== undefined && {
      takesOver: neighbour('index', node.indexname, table),
    }),
  });
}

/** What PostgreSQL calls it (`ChooseConstraintName`). */
function guessedName(
  { name: table }: Thing,
  { contype }: Constraint,
  columns: readonly string[],
  suffix: string,
): string {
  if (contype === 'CONSTR_PRIMARY') return `${table}_pkey`;
  const isOfTable = contype === 'CONSTR_CHECK' && columns.length !== 1;
  return [table, ...(isOfTable ? [] : columns), suffix].join('_');
}

function columnsOf({ contype, fk_attrs, keys, raw_expr, exclusions }: Constraint): string[] {
  if (contype === 'CONSTR_CHECK') return columnsIn(raw_expr);
  if (contype === 'CONSTR_EXCLUSION') return columnsIn(exclusions);
  return wordsOf(fk_attrs ?? keys);
}

function needsOf({ contype, pktable, pk_attrs, raw_expr }: Constraint): Thing[] {
  if (contype === 'CONSTR_CHECK') return functionsIn(raw_expr);
  if (!pktable) return [];
  const parent = relationThing('table', pktable);
  return [
    parent,
    ...wordsOf(pk_attrs).map((name): Thing => ({ kind: 'column', on: parent, name })),
  ];
}

/** The index of a key has the key's name. */
function indexOf(source: Source, constraint: Thing): Make {
  const { name, on = constraint } = constraint;
  const thing: Thing = { ...neighbour('index', name, on), isNameGuessed: true };
  return making(source, thing, { goesWith: [constraint] });
}

const INDEXED: ReadonlySet<string> = new Set(['pkey', 'key', 'excl']);

const SUFFIXES: Readonly<Record<string, string>> = {
  CONSTR_PRIMARY: 'pkey',
  CONSTR_UNIQUE: 'key',
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'fkey',
  CONSTR_EXCLUSION: 'excl',
};
