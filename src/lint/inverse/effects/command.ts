import type { AlterTableCmd } from '@pgsql/types';
import type { Thing } from '../thing.ts';
import type { Source } from './source.ts';

/** A command of ALTER TABLE, to be read. */
export interface Command {
  readonly source: Source;
  readonly table: Thing;
  readonly node: AlterTableCmd;
  /** As it is written. */
  readonly text: string;
  /** IF EXISTS behind TABLE. */
  readonly ifExists: boolean;
}
