import type { Constraint, RangeVar } from '@pgsql/types';
import type { Lock } from './lockEffect.ts';
import { lockOn } from './tableLock.ts';

/** The locks of ADD CONSTRAINT. (`AlterTableGetLockLevel` in PostgreSQL's tablecmds.c.) */
export function addedConstraint(table: RangeVar, constraint: Constraint): Lock[] {
  const { contype, pktable, skip_validation, indexname } = constraint;
  const scans = skip_validation !== true && constraint.is_enforced !== false;
  switch (contype) {
    case 'CONSTR_FOREIGN':
      return [
        lockOn(table, 'SHARE ROW EXCLUSIVE', { scans }),
        lockOn(pktable, 'SHARE ROW EXCLUSIVE', { on: 'the referenced table' }),
      ];
    case 'CONSTR_PRIMARY':
      if (indexname === undefined) return [lockOn(table, 'ACCESS EXCLUSIVE', { scans: true })];
      return [lockOn(table, 'ACCESS EXCLUSIVE', { scans: 'perhaps', note: NULLABLE })];
    case 'CONSTR_UNIQUE':
      return [lockOn(table, 'ACCESS EXCLUSIVE', { scans: indexname === undefined })];
    default:
      return [lockOn(table, 'ACCESS EXCLUSIVE', { scans })];
  }
}

const NULLABLE = 'All rows are read if a column of the key is not NOT NULL yet.';
