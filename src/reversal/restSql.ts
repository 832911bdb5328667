import type { Difference } from '../schema/differences.ts';
import { commentText } from '../schema/text/commentText.ts';
import type { Setting } from '../schema/text/group.ts';
import { plainName } from '../schema/text/sqlWords.ts';
import { columnRest } from './columnRest.ts';
import { foreignRest } from './foreignRest.ts';
import { indexRest, missingIndex } from './indexRest.ts';
import { rankOf, rareRest } from './rareRest.ts';
import { roleRest } from './roleRest.ts';

/**
 * What brings back of the differences left what pg-delta does not model: how columns are stored and
 * who may use those of a view, what indexes are clustered on, statistics, comments and roles, options
 * of foreign tables, and all of operators, casts, text search and languages. Statements without
 * semicolons, in an order that they allow; nothing for what only a person can write.
 */
export function restSql(left: readonly Difference[], setting: Setting): string[] {
  const counted = left.filter(({ isNote }) => !isNote);
  const extra = counted.filter(({ change }) => change === 'extra');
  const others = counted.filter(({ change }) => change !== 'extra');
  return [...extra.toSorted((a, b) => rankOf(b) - rankOf(a)), ...others.toSorted(byRank)].flatMap(
    (it) => statementsFor(it, setting),
  );
}

function byRank(a: Difference, b: Difference): number {
  return rankOf(a) - rankOf(b);
}

function statementsFor(difference: Difference, setting: Setting): string[] {
  const { change, kind, identity, before = '', after = '' } = difference;
  if (kind === 'statistics') return statistics(difference, setting);
  if (kind === 'comment' || kind === 'shared comment') return [commentRest(difference)];
  if (change === 'missing' && kind === 'index') return missingIndex(difference);
  if (change !== 'changed') return rareRest(difference, setting);
  if (kind === 'column') return [...columnRest(difference), ...foreignRest(difference)];
  if (kind === 'role') return roleRest(difference);
  if (kind === 'index') return indexRest(difference);
  if (kind === 'view' && / populated=f /.test(before) && / populated=t /.test(after))
    return [`REFRESH MATERIALIZED VIEW ${identity} WITH NO DATA`];
  return [...foreignRest(difference), ...rareRest(difference, setting)];
}

function commentRest({ kind, identity, before }: Difference): string {
  const text = commentText({ kind, identity, definition: before ?? '' }).replace(/;$/, '');
  return before === undefined ? text.replace(/ IS ''$/, ' IS NULL') : text;
}

function statistics({ change, identity, before = '', after = '' }: Difference, setting: Setting) {
  const [was, is] = [before, after].map((it) => STATISTICS.exec(it)?.groups ?? {});
  const { made = '', target = '', owner = '' } = was ?? {};
  const [nobody, targets] =
    change === 'changed' ? [is?.['owner'], is?.['target']] : [setting.owner, ''];
  const alter = `ALTER STATISTICS ${identity}`;
  if (change === 'extra') return [`DROP STATISTICS IF EXISTS ${identity}`];
  return [
    ...(change === 'missing' ? [made] : []),
    ...(target === targets
      ? []
      : [`ALTER STATISTICS IF EXISTS ${identity} SET STATISTICS ${target || '-1'}`]),
    ...(owner === nobody
      ? []
      : [`${alter} OWNER TO ${owner === setting.owner ? 'CURRENT_USER' : plainName(owner)}`]),
  ];
}

const STATISTICS = /^(?<made>CREATE STATISTICS .*) target=(?<target>\S*) owner=(?<owner>.*)$/s;
