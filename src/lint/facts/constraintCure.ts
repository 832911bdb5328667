import type { Constraint, RangeVar } from '@pgsql/types';
import { wordsOf } from '../../sql/nodes.ts';
import type { AlterCommand } from './alterCommand.ts';
import type { Cure } from './deed.ts';
import { existence } from './existence.ts';
import { sqlName } from './sqlName.ts';
import { inCaseOf } from './sqlText.ts';
import { keyName } from './turnedIndex.ts';

/**
 * A constraint without a name would get another one each time: the one that PostgreSQL chooses is
 * written. A NOT NULL of the same name may be added again.
 */
export function constraintCure(it: AlterCommand): Cure | undefined {
  const { constraint, table, mayMiss } = it;
  const { conname, contype } = constraint;
  if (contype === 'CONSTR_NOTNULL') return undefined;
  const isPrimary = contype === 'CONSTR_PRIMARY' && conname === undefined;
  if (isPrimary) return it.guard(`NOT ${existence.primaryKey(table, mayMiss)}`);
  const known = keyName(constraint);
  if (known !== undefined) return it.guard(`NOT ${existence.constraint(table, known, mayMiss)}`);
  const name = usualName(table, constraint) ?? it.nameOf(constraint);
  if (name === undefined) return { kind: 'advice', advice: 'Give the constraint a name first.' };
  const condition = `NOT ${existence.constraint(table, name, mayMiss)}`;
  const verb = it.text.slice(0, 'ADD'.length);
  const named = `${verb} ${inCaseOf(verb, 'CONSTRAINT')} ${sqlName(name)}`;
  const instead = named + it.text.slice(verb.length);
  return { kind: 'guard', guard: { condition }, instead };
}

const LONGEST_NAME = 63;

/** A key's name says its columns, so that one that is there is the same. */
function usualName({ relname }: RangeVar, constraint: Constraint): string | undefined {
  const { contype, keys, fk_attrs } = constraint;
  const ending = { CONSTR_UNIQUE: 'key', CONSTR_FOREIGN: 'fkey' }[contype as string];
  const columns = wordsOf(fk_attrs ?? keys);
  if (!ending || columns.length === 0) return undefined;
  const name = [relname, ...columns, ending].join('_');
  return Buffer.byteLength(name) > LONGEST_NAME ? undefined : name;
}
