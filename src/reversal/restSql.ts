import type { Difference } from '../schema/differences.ts';
import { commentText } from '../schema/text/commentText.ts';
import { columnRest } from './columnRest.ts';
import { optionChange } from './optionChange.ts';
import { roleRest } from './roleRest.ts';

/**
 * What brings back of the differences left what pg-delta does not model: how columns are stored and
 * who may use those of a view, what indexes are clustered on, statistics, comments and roles, and what
 * is in the way of operators, casts and text search. Statements without semicolons, in order; nothing for what only a person can write.
 */
export function restSql(left: readonly Difference[]): string[] {
  return left.filter(({ isNote }) => !isNote).flatMap((it) => statementsFor(it));
}

function statementsFor(difference: Difference): string[] {
  const { change, kind, identity } = difference;
  if (kind === 'statistics') return statistics(difference);
  if (kind === 'comment' || kind === 'shared comment') return [commentRest(difference)];
  if (change === 'extra') return DROPS[kind] ? [`DROP ${DROPS[kind](identity)}`] : [];
  if (change !== 'changed') return [];
  if (kind === 'column') return columnRest(difference);
  if (kind === 'role') return roleRest(difference);
  return kind === 'index' ? indexRest(difference) : [];
}

/** As the catalogue writes identities, behind DROP. */
const DROPS: Readonly<Record<string, (identity: string) => string>> = {
  operator: (it) => `OPERATOR IF EXISTS ${it}`,
  'operator class': (it) => `OPERATOR CLASS IF EXISTS ${it.replace(/ using /, ' USING ')}`,
  'operator family': (it) => `OPERATOR FAMILY IF EXISTS ${it.replace(/ using /, ' USING ')}`,
  cast: (it) => `CAST IF EXISTS (${it.replace(/ as /, ' AS ')})`,
  conversion: (it) => `CONVERSION IF EXISTS ${it}`,
  'text search configuration': (it) => `TEXT SEARCH CONFIGURATION IF EXISTS ${it}`,
  'text search dictionary': (it) => `TEXT SEARCH DICTIONARY IF EXISTS ${it}`,
  'text search parser': (it) => `TEXT SEARCH PARSER IF EXISTS ${it}`,
  'text search template': (it) => `TEXT SEARCH TEMPLATE IF EXISTS ${it}`,
};

function commentRest({ kind, identity, before }: Difference): string {
  const text = commentText({ kind, identity, definition: before ?? '' }).replace(/;$/, '');
  return before === undefined ? text.replace(/ IS ''$/, ' IS NULL') : text;
}

function statistics({ change, identity, before = '' }: Difference): string[] {
  const [, made = '', target = ''] = /^(CREATE STATISTICS .*) target=(\S*)/s.exec(before) ?? [];
  const set = `ALTER STATISTICS IF EXISTS ${identity} SET STATISTICS ${target || '-1'}`;
  if (change === 'extra') return [`DROP STATISTICS IF EXISTS ${identity}`];
  if (change === 'changed') return [set];
  return [made, ...(target === '' ? [] : [set])];
}

function indexRest({ identity, parent = '', before = '', after = '' }: Difference): string[] {
  const [was, is] = [before, after].map((it) => / clustered=t/.test(it));
  const name = identity.slice(identity.lastIndexOf('.') + 1);
  const cluster = was ? `CLUSTER ON ${name}` : 'SET WITHOUT CLUSTER';
  const options = optionChange(before, after, / options=(?:\{(.*?)\})? tablespace=/);
  return [
    ...(was === is ? [] : [`ALTER TABLE IF EXISTS ${parent} ${cluster}`]),
    ...options.map((it) => `ALTER INDEX IF EXISTS ${identity} ${it}`),
  ];
}
