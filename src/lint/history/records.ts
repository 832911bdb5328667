import type { ColumnDef, Constraint as ConstraintNode, TypeName } from '@pgsql/types';
import type { EnumValues } from './enumValues.ts';
import type { UserType } from './objects.ts';
import type { Origin } from './origin.ts';
import type { Column, Constraint, QualifiedName, Relation } from './relations.ts';

/**
 * What is kept of relations, columns and constraints: by id, as in PostgreSQL's catalogs, so that
 * what refers to them survives a new name, and is gone as soon as they are.
 */

interface Kept {
  readonly origin: Origin;
  readonly madeBy: Origin;
}

export interface RelationRecord extends Kept, QualifiedName {
  readonly id: string;
  readonly kind: Relation['kind'];
  readonly isTemporary?: boolean;
  readonly isPartitioned?: boolean;
  /** Of a partition, the parent's id. */
  readonly partitionOf?: string | undefined;
  /** Ids of the tables it INHERITS. */
  readonly inherits?: readonly string[];
  readonly lacksColumns?: boolean;
  readonly lacksConstraints?: boolean;
  readonly hasRowSecurity?: boolean;
  readonly index?: IndexRecord;
  readonly view?: ViewRecord;
  /** Of a sequence: it goes with the column. */
  readonly ownedBy?: UsedColumn | undefined;
}

export interface IndexRecord {
  readonly table: string;
  /** Ids; undefined for an expression. */
  readonly columns: readonly (string | undefined)[];
  /** Ids of all columns that it uses, in INCLUDE, expressions and WHERE, too. */
  readonly uses: readonly string[];
  readonly isUnique: boolean;
  readonly isPartial: boolean;
  readonly method: string;
  readonly isOfConstraint: boolean;
}

/** Of a view, what its query reads, as far as the text tells for certain. */
export interface ViewRecord {
  /** Ids. */
  readonly relations: readonly string[];
  readonly uses: readonly UsedColumn[];
  /** Types and routines, as `madeKey`s. */
  readonly made: readonly string[];
  /** Its own columns: undefined where the text does not tell a name, or not how many there are. */
  readonly columns: readonly (string | undefined)[] | undefined;
}

/** Ids. */
export interface UsedColumn {
  readonly table: string;
  readonly column: string;
}

export interface ColumnRecord extends Kept {
  readonly id: string;
  readonly name: string;
  readonly type: TypeName | undefined;
  /** What wrote the type, for its text. */
  readonly typeBy: Origin;
  readonly notNull: boolean;
  /** Asked for late, since it is read from the script. */
  readonly defaultText: (() => string) | undefined;
  readonly identity: Column['identity'];
  readonly generated: Column['generated'];
  readonly node: ColumnDef | undefined;
}

export interface ConstraintRecord extends Kept {
  readonly name: string;
  readonly kind: Constraint['kind'];
  readonly isNamed: boolean;
  readonly columns: readonly string[];
  readonly isValidated: boolean;
  readonly isEnforced: boolean;
  /** Of a foreign key, the id of the table if it is known, and its name. */
  readonly references?: Reference;
  readonly text: () => string;
  readonly node: ConstraintNode;
}

export interface Reference {
  readonly id: string | undefined;
  readonly name: QualifiedName;
  /** The ids of the columns that it points to; none where they are not known. */
  readonly columns: readonly string[];
}

export interface TypeRecord extends Kept, QualifiedName {
  readonly kind: UserType['kind'];
  readonly values: EnumValues;
}
