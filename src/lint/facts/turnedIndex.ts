import type { Constraint, RangeVar } from '@pgsql/types';
import type { AlterCommand } from './alterCommand.ts';
import type { DeedIndex } from './deed.ts';
import { existence } from './existence.ts';
import { objectKey } from './objectTypes.ts';

/** The index that becomes the constraint, and is called like it from then on. */
export function turnedIndex({ constraint, table, mayMiss }: AlterCommand): DeedIndex | undefined {
  const { indexname } = constraint;
  const name = keyName(constraint);
  if (indexname === undefined || name === undefined) return undefined;
  const condition =
    name === indexname
      ? `NOT ${existence.constraint(table, name, mayMiss)}`
      : existence.relation({ ...table, relname: indexname });
  return { key: indexKey(table, indexname), turned: { name: indexname, guard: { condition } } };
}

/** A key without a name that is made of an index is called like that. */
export function keyName({ conname, indexname }: Constraint): string | undefined {
  return conname ?? indexname;
}

/** An index is in the schema of its table. */
export function indexKey({ schemaname }: RangeVar, name: string): string {
  return objectKey('index', schemaname === undefined ? [name] : [schemaname, name]);
}
