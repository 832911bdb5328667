import type { RangeVar, TypeName } from '@pgsql/types';
import type { Doubt, Drop, Named, Needer, Part, Routine, UserType } from './objects.ts';
import type { Column, Constraint, Index, Relation, Table, View } from './relations.ts';

/**
 * The schema that a series of up scripts makes, as far as their text tells, at one moment: before a
 * migration, or before a statement. A value: cheap to hold, and what happens later does not change it.
 *
 * Names without a schema are looked up in `search_path` as the scripts set it, and then in `public`.
 * What a lookup finds is there for certain unless `isDoubtful` is asked and says otherwise; what it
 * does not find is absent for certain only if the history is not partial and `isBegun`.
 */
export interface History {
  /** True when objects may be there that the text does not tell of: see `doubt` and `stranger`. */
  readonly isPartial: boolean;
  /** The first statement that may have made something unseen, such as a DO block with EXECUTE. */
  readonly doubt: Doubt | undefined;
  /** The first statement that needs what no script has made: the scripts are not all there is. */
  readonly stranger: Doubt | undefined;
  /** True when a table was made: a folder that alters before it makes begins in a full database. */
  readonly isBegun: boolean;
  /** True when an extension was made: types and functions may be there that no script tells of. */
  readonly isExtended: boolean;
  /** A table, also a partitioned or a foreign one. */
  table(name: RangeVar): Table | undefined;
  /** Views and materialized views. */
  view(name: RangeVar): View | undefined;
  index(name: RangeVar): Index | undefined;
  /** Whatever has the name: tables, views, indexes, sequences and composite types share their names. */
  relation(name: RangeVar): Relation | undefined;
  /** What has the name in the schema in which a CREATE would make it. */
  relationAt(name: RangeVar): Relation | undefined;
  typeAt(name: RangeVar): UserType | undefined;
  column(table: RangeVar, name: string): Column | undefined;
  constraint(table: RangeVar, name: string): Constraint | undefined;
  trigger(table: RangeVar, name: string): Part | undefined;
  policy(table: RangeVar, name: string): Part | undefined;
  /** Enums, domains, ranges and base types; a composite type, too. `words` is the dotted name. */
  type(words: readonly string[]): UserType | undefined;
  /** Without types: the only one of that name, if there is just one. */
  routine(words: readonly string[], argTypes?: readonly TypeName[]): Routine | undefined;
  /** All of a name, whatever their arguments. */
  routines(words: readonly string[]): readonly Routine[];
  schema(name: string): Named | undefined;
  extension(name: string): Named | undefined;
  /** What has no place of its own here, by PostgreSQL's kind, such as `OBJECT_PUBLICATION`. */
  other(kind: string, name: string): Named | undefined;
  /** What took the relation away (or gave it another name), if one of that name was there and no more is. */
  wasDropped(name: RangeVar): Drop | undefined;
  wasColumnDropped(table: RangeVar, name: string): Drop | undefined;
  /** What keeps PostgreSQL from dropping a relation, and from dropping a column of one, without CASCADE. */
  neededBy(relation: RangeVar, column?: string): readonly Needer[];
  /** Foreign keys that count on the columns' being unique, where nothing else makes them so. */
  uniquenessNeededBy(table: RangeVar, columns: readonly string[]): readonly Needer[];
  /** Columns of a type. */
  typeNeededBy(words: readonly string[]): readonly Needer[];
  /** Triggers that call the function, if there is just one of that name. */
  routineNeededBy(words: readonly string[]): readonly Needer[];
  /** What needs a server, an operator and the like, by the kind and key of `Catalogue.others`, or what is in a schema. */
  otherNeededBy(kind: string, key: string): readonly Needer[];
  /** All tables, in no order that means anything. */
  tables(): readonly Table[];
  /** True when it may be gone: by a DROP ... CASCADE since, or by what the text does not tell. */
  isDoubtful(object: Named): boolean;
}
