import type { Difference } from '../../src/schema/differences.ts';

/** What pg-delta does not model, or only in part. */
interface NotModelled {
  /** As our catalogue calls it. */
  readonly kind: string;
  /** The part of a definition that it leaves out; absent: all of the kind. */
  readonly part?: RegExp;
  readonly reason: string;
}

const COVERAGE = 'COVERAGE.md of pg-delta: not modelled, but detected';
const LEFT_OUT = 'no fact of pg-delta has it';

/** Where our catalogue sees a difference and pg-delta none, it must be one of these. */
export const NOT_MODELLED: readonly NotModelled[] = [
  { kind: 'statistics', reason: COVERAGE },
  { kind: 'operator', reason: COVERAGE },
  { kind: 'operator class', reason: COVERAGE },
  { kind: 'operator family', reason: COVERAGE },
  { kind: 'cast', reason: COVERAGE },
  { kind: 'text search configuration', reason: COVERAGE },
  { kind: 'text search dictionary', reason: COVERAGE },
  { kind: 'text search parser', reason: COVERAGE },
  { kind: 'text search template', reason: COVERAGE },
  { kind: 'language', reason: COVERAGE },
  { kind: 'transform', reason: COVERAGE },
  { kind: 'large object', reason: COVERAGE },
  { kind: 'conversion', reason: LEFT_OUT },
  { kind: 'access method', reason: LEFT_OUT },
  { kind: 'database', reason: 'it compares what is in a database, not the database' },
  { kind: 'shared comment', reason: 'of roles and databases, which are not in one database' },
  { kind: 'column', part: / storage=\S*/, reason: LEFT_OUT },
  { kind: 'column', part: / compression=\S*/, reason: LEFT_OUT },
  { kind: 'column', part: / statistics=\S*/, reason: 'how ANALYZE samples, not what is there' },
  { kind: 'column', part: / options=\S*/, reason: 'n_distinct: how ANALYZE estimates' },
  { kind: 'attribute order', reason: LEFT_OUT },
  { kind: 'index', part: / clustered=\S*/, reason: 'CLUSTER ON is kept only for the next CLUSTER' },
  { kind: 'index', part: / statistics=\S*/, reason: 'how ANALYZE samples, not what is there' },
  { kind: 'view', part: / populated=\S*/, reason: 'whether a materialized view has rows is data' },
  { kind: 'role', part: /"rolconnlimit": \S+/, reason: LEFT_OUT },
];

/** Whether a difference is all in what pg-delta does not model. */
export function isNotModelled(difference: Difference): boolean {
  const { kind, change, before = '', after = '' } = difference;
  const own = NOT_MODELLED.filter((it) => it.kind === kind);
  if (own.some(({ part }) => part === undefined)) return true;
  if (change !== 'changed') return false;
  const rest = (text: string): string =>
    own.reduce((left, { part }) => left.replace(part ?? '', ''), text);
  return own.length > 0 && rest(before) === rest(after);
}
