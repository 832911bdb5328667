import type { RangeVar } from '@pgsql/types';
import { sqlTable } from './sqlName.ts';
import { dotted, literal } from './sqlText.ts';

/**
 * SQL that tells whether an object is there: conditions for a guard, on two levels of indentation
 * below the IF. Where the table may be missing, the condition is false; else it fails as what is
 * guarded would.
 */
export const existence = {
  schemaNumber: (names: readonly string[]): string => `to_regnamespace(${literal(dotted(names))})`,
  typeNumber: (names: readonly string[]): string => `to_regtype(${literal(dotted(names))})`,
  tableType: (table: RangeVar): string =>
    exists('pg_class', `oid = ${regclass(table, true)}`, 'reloftype <> 0'),
  relation: (name: RangeVar): string => `to_regclass(${literal(sqlTable(name))}) IS NOT NULL`,
  row: (catalog: string, column: string, name: string): string =>
    exists(catalog, `${column} = ${literal(name)}`),
  trigger: (table: RangeVar, name: string, mayMiss = false): string =>
    exists('pg_trigger', `tgrelid = ${regclass(table, mayMiss)}`, `tgname = ${literal(name)}`),
  policy: (table: RangeVar, name: string, mayMiss = false): string =>
    exists('pg_policy', `polrelid = ${regclass(table, mayMiss)}`, `polname = ${literal(name)}`),
  constraint: (table: RangeVar, name: string, mayMiss = false): string =>
    exists('pg_constraint', `conrelid = ${regclass(table, mayMiss)}`, `conname = ${literal(name)}`),
  primaryKey: (table: RangeVar, mayMiss = false): string =>
    exists('pg_constraint', `conrelid = ${regclass(table, mayMiss)}`, `contype = 'p'`),
  domainConstraint: (type: readonly string[], name: string): string =>
    exists(
      'pg_constraint',
      `contypid = ${literal(dotted(type))}::regtype`,
      `conname = ${literal(name)}`,
    ),
  column: (table: RangeVar, name: string, mayMiss = false): string =>
    exists(
      'pg_attribute',
      `attrelid = ${regclass(table, mayMiss)}`,
      `attname = ${literal(name)}`,
      'NOT attisdropped',
    ),
  identity: (table: RangeVar, column: string, mayMiss = false): string =>
    exists(
      'pg_attribute',
      `attrelid = ${regclass(table, mayMiss)}`,
      `attname = ${literal(column)}`,
      `attidentity <> ''`,
    ),
  child: (parent: RangeVar, child: RangeVar, mayMiss = false): string =>
    exists(
      'pg_inherits',
      `inhparent = ${regclass(parent, mayMiss)}`,
      `inhrelid = ${regclass(child, mayMiss)}`,
    ),
  enumValue: (type: readonly string[], value: string): string =>
    exists('pg_enum', `enumtypid = ${existence.typeNumber(type)}`, `enumlabel = ${literal(value)}`),
};

function exists(catalog: string, ...conditions: readonly string[]): string {
  const space = ' '.repeat(8);
  const where = conditions.join(`\n${space}    AND `);
  return `EXISTS (\n${space}SELECT FROM ${catalog}\n${space}WHERE ${where}\n    )`;
}

function regclass(table: RangeVar, mayMiss: boolean): string {
  const name = literal(sqlTable(table));
  return mayMiss ? `to_regclass(${name})` : `${name}::regclass`;
}
