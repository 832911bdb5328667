import type { ColumnDef, Constraint, RangeVar } from '@pgsql/types';
import { nodesOf } from '../../sql/nodes.ts';
import { typeName } from '../facts/typeText.ts';
import { volatilityOf } from '../facts/volatility.ts';
import { BUILT_IN_TYPES } from './builtInTypes.ts';
import type { Extent, Lock } from './lockEffect.ts';
import { furthest, lockOn } from './tableLock.ts';

/** The locks of ADD COLUMN: on the table, and on those that the new column points at. */
export function addedColumn(table: RangeVar, column: ColumnDef, pgVersion: number): Lock[] {
  const constraints = nodesOf(column.constraints, 'Constraint');
  const rewrites = furthest([
    ofType(column),
    ...constraints.map((it) => rewritesFor(it, pgVersion)),
  ]);
  const scans = furthest([rewrites, ...constraints.map((it) => scansFor(it, constraints))]);
  const more = { scans, rewrites, ...(rewrites === 'perhaps' && { note: PERHAPS }) };
  return [
    lockOn(table, 'ACCESS EXCLUSIVE', more),
    ...constraints.flatMap(({ pktable }) =>
      pktable ? lockOn(pktable, 'SHARE ROW EXCLUSIVE', { on: 'the referenced table' }) : [],
    ),
  ];
}

const PERHAPS =
  'The table is rewritten if the default calls a volatile function, or if the type is a domain with a constraint.';

/** A serial column counts its rows, and so each is written. */
function ofType({ typeName: type }: ColumnDef): Extent {
  const name = type ? typeName(type) : '';
  if (/^((big|small)?serial|serial[248])$/.test(name)) return true;
  return BUILT_IN_TYPES.has(name) ? false : 'perhaps';
}

function rewritesFor(constraint: Constraint, pgVersion: number): Extent {
  const { contype, generated_kind, raw_expr } = constraint;
  if (contype === 'CONSTR_IDENTITY') return true;
  if (contype === 'CONSTR_GENERATED') return generated_kind !== 'v';
  if (contype !== 'CONSTR_DEFAULT' || isNull(constraint)) return false;
  if (pgVersion < 11) return true;
  return { once: false, 'for each row': true, unknown: 'perhaps' as const }[volatilityOf(raw_expr)];
}

function isNull({ raw_expr }: Constraint): boolean {
  return raw_expr !== undefined && 'A_Const' in raw_expr && raw_expr.A_Const.isnull === true;
}

function scansFor({ contype }: Constraint, all: readonly Constraint[]): boolean {
  const has = (type: Constraint['contype']): boolean => all.some((it) => it.contype === type);
  if (contype === 'CONSTR_CHECK') return !has('CONSTR_ATTR_NOT_ENFORCED');
  if (contype === 'CONSTR_FOREIGN') return has('CONSTR_DEFAULT');
  if (contype === 'CONSTR_NOTNULL') return !has('CONSTR_DEFAULT');
  return contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE';
}
