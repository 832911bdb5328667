import type { AlterTableCmd, PartitionCmd, RangeVar } from '@pgsql/types';
import { inner } from '../../sql/nodes.ts';
import type { Lock } from './lockEffect.ts';
import { lockOn, unnamedLock } from './tableLock.ts';

/** The locks of ATTACH PARTITION and DETACH PARTITION. */
export function partitionLocks(
  parent: RangeVar,
  command: AlterTableCmd,
  pgVersion: number,
): Lock[] {
  const partition = inner(command.def, 'PartitionCmd');
  if (command.subtype === 'AT_AttachPartition') return attached(parent, partition, pgVersion);
  const isGentle = partition?.concurrent || command.subtype === 'AT_DetachPartitionFinalize';
  return isGentle ? gentlyDetached(parent, partition?.name) : detached(parent, partition?.name);
}

/** A new partition's parent, and its default partition, in which no row of the new one may be. */
export function newPartitionLocks(parent: RangeVar, isDefault: boolean): Lock[] {
  const lock = lockOn(parent, 'ACCESS EXCLUSIVE', { on: 'the table' });
  return isDefault ? [lock] : [lock, defaultPartition('ACCESS EXCLUSIVE')];
}

function attached(parent: RangeVar, partition: PartitionCmd | undefined, version: number): Lock[] {
  const locks = [
    lockOn(parent, version < 12 ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE'),
    lockOn(partition?.name, 'ACCESS EXCLUSIVE', {
      on: 'the partition',
      scans: 'perhaps',
      note: PROVEN,
    }),
  ];
  const isDefault = partition?.bound?.is_default === true;
  return isDefault ? locks : [...locks, defaultPartition('ACCESS EXCLUSIVE')];
}

function detached(parent: RangeVar, name: RangeVar | undefined): Lock[] {
  return [
    lockOn(parent, 'ACCESS EXCLUSIVE'),
    lockOn(name, 'ACCESS EXCLUSIVE', { on: 'the partition' }),
    unnamedLock('the default partition', 'ACCESS EXCLUSIVE', { note: IF_THERE }),
  ];
}

function gentlyDetached(parent: RangeVar, name: RangeVar | undefined): Lock[] {
  return [
    lockOn(parent, 'SHARE UPDATE EXCLUSIVE'),
    lockOn(name, 'SHARE UPDATE EXCLUSIVE', { on: 'the partition', note: AT_ITS_END }),
  ];
}

function defaultPartition(mode: Lock['mode']): Lock {
  return unnamedLock('the default partition', mode, { scans: 'perhaps', note: IF_THERE_AND_OPEN });
}

const PROVEN =
  'The rows are not read if a valid CHECK constraint proves already that all belong into the partition.';
const IF_THERE = 'Only if there is one.';
const IF_THERE_AND_OPEN =
  'Only if there is one. Its rows are not read if a valid CHECK constraint proves that none belongs into the new partition.';
const AT_ITS_END =
  'It ends with an ACCESS EXCLUSIVE lock for a moment, when no query uses the partition any more.';
