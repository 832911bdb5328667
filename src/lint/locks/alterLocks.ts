import type { AlterTableCmd, AlterTableType, RangeVar } from '@pgsql/types';
import { inner } from '../../sql/nodes.ts';
import { typeName } from '../facts/typeText.ts';
import { addedColumn } from './addedColumn.ts';
import { addedConstraint } from './addedConstraint.ts';
import { ALWAYS_REWRITTEN } from './builtInTypes.ts';
import type { Lock } from './lockEffect.ts';
import { partitionLocks } from './partitionLocks.ts';
import { lockOn, unnamedLock } from './tableLock.ts';

/** The locks of one command of an ALTER TABLE. What is not listed takes ACCESS EXCLUSIVE for a moment. */
export function alterLocks(table: RangeVar, command: AlterTableCmd, pgVersion: number): Lock[] {
  const { subtype, def } = command;
  const own = subtype && LOCKS[subtype];
  if (own) return own(table, command, pgVersion);
  const column = inner(def, 'ColumnDef');
  if (subtype === 'AT_AddColumn' && column) return addedColumn(table, column, pgVersion);
  const constraint = inner(def, 'Constraint');
  if (subtype === 'AT_AddConstraint' && constraint) return addedConstraint(table, constraint);
  const isWeak = subtype && WEAK.has(subtype);
  if (isWeak) return [lockOn(table, 'SHARE UPDATE EXCLUSIVE')];
  const isTrigger = subtype && TRIGGERS.test(subtype);
  return [lockOn(table, isTrigger ? 'SHARE ROW EXCLUSIVE' : 'ACCESS EXCLUSIVE')];
}

const WEAK: ReadonlySet<AlterTableType> = new Set<AlterTableType>([
  'AT_ClusterOn',
  'AT_DropCluster',
  'AT_ResetOptions',
  'AT_ResetRelOptions',
  'AT_SetOptions',
  'AT_SetRelOptions',
  'AT_SetStatistics',
]);

const TRIGGERS = /^AT_(Enable|Disable)(Always|Replica)?Trig/;

type LocksOfCommand = (table: RangeVar, command: AlterTableCmd, pgVersion: number) => Lock[];

const LOCKS: { readonly [Type in AlterTableType]?: LocksOfCommand } = {
  AT_AlterColumnType: (table, { def }) => {
    const type = inner(def, 'ColumnDef')?.typeName;
    const rewrites = type !== undefined && ALWAYS_REWRITTEN.has(typeName(type));
    const work = rewrites
      ? { scans: true, rewrites }
      : { ...PERHAPS_REWRITTEN, note: SAME_STORAGE };
    return [
      lockOn(table, 'ACCESS EXCLUSIVE', work),
      unnamedLock('the referenced table', 'ACCESS EXCLUSIVE', { note: IF_KEY }),
    ];
  },
  AT_SetNotNull: (table, _command, pgVersion) =>
    pgVersion < 12
      ? [lockOn(table, 'ACCESS EXCLUSIVE', { scans: true })]
      : [lockOn(table, 'ACCESS EXCLUSIVE', { scans: 'perhaps', note: PROVEN })],
  AT_ValidateConstraint: (table) => [
    lockOn(table, 'SHARE UPDATE EXCLUSIVE', { scans: true }),
    unnamedLock('the referenced table', 'ROW SHARE', { note: IF_FOREIGN_KEY }),
  ],
  AT_DropConstraint: (table) => [
    lockOn(table, 'ACCESS EXCLUSIVE'),
    unnamedLock('the referenced table', 'ACCESS EXCLUSIVE', { note: IF_FOREIGN_KEY }),
  ],
  AT_SetExpression: (table) => [
    lockOn(table, 'ACCESS EXCLUSIVE', { ...PERHAPS_REWRITTEN, note: IF_STORED }),
  ],
  AT_SetLogged: (table) => [lockOn(table, 'ACCESS EXCLUSIVE', { scans: true, rewrites: true })],
  AT_SetUnLogged: (table) => [lockOn(table, 'ACCESS EXCLUSIVE', { scans: true, rewrites: true })],
  AT_SetTableSpace: (table) => [lockOn(table, 'ACCESS EXCLUSIVE', { rewrites: true })],
  AT_SetAccessMethod: (table) => [
    lockOn(table, 'ACCESS EXCLUSIVE', { ...PERHAPS_REWRITTEN, note: IF_OTHER_METHOD }),
  ],
  AT_AddInherit: (table, { def }) => [
    lockOn(table, 'ACCESS EXCLUSIVE'),
    lockOn(inner(def, 'RangeVar'), 'SHARE UPDATE EXCLUSIVE'),
  ],
  AT_AttachPartition: partitionLocks,
  AT_DetachPartition: partitionLocks,
  AT_DetachPartitionFinalize: partitionLocks,
};

const PERHAPS_REWRITTEN = { scans: 'perhaps', rewrites: 'perhaps' } as const;
const SAME_STORAGE =
  'The table is not rewritten where the values stay as they are stored: varchar to text or to a longer varchar, numeric to more digits of the same scale.';
const PROVEN =
  'The rows are not read if a valid CHECK constraint proves already that the column IS NOT NULL.';
const IF_FOREIGN_KEY = 'Only if the constraint is a foreign key.';
const IF_KEY = 'Only if the column belongs to a foreign key.';
const IF_STORED = 'Only a column that is STORED is written anew.';
const IF_OTHER_METHOD = 'Only if the table has another access method.';
