import type { ColumnDef, Constraint as ConstraintNode, TypeName } from '@pgsql/types';
import type { Named, Part } from './objects.ts';

/** What PostgreSQL keeps in `pg_class`: of one schema, no two have the same name. */
export type Relation = Table | View | Index | Sequence | CompositeType;

/** A relation's name with its schema; that is `public` where none was said. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}

interface InSchema extends Named, QualifiedName {}

export interface Table extends InSchema {
  readonly kind: 'table' | 'foreign table';
  readonly isTemporary: boolean;
  readonly isPartitioned: boolean;
  /** The table whose partition it is. */
  readonly partitionOf: QualifiedName | undefined;
  /** False when it may have columns that the text does not tell, as of CREATE TABLE ... AS. */
  readonly hasAllColumns: boolean;
  /** False when it has others, too, such as of its parents or those that LIKE has copied. */
  readonly hasAllConstraints: boolean;
  readonly hasRowSecurity: boolean;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Those of its keys among them. */
  readonly indexes: readonly Index[];
  readonly triggers: readonly Part[];
  readonly policies: readonly Part[];
  column(name: string): Column | undefined;
  constraint(name: string): Constraint | undefined;
}

export interface Column extends Named {
  /** Absent where the text does not tell it. */
  readonly type: TypeName | undefined;
  /** As it was written: `numeric(10, 2)`; empty where the text does not tell it. */
  readonly typeText: string;
  readonly notNull: boolean;
  /** The expression as it was written; absent without a default. */
  readonly default: string | undefined;
  readonly identity: 'always' | 'by default' | undefined;
  readonly generated: 'stored' | 'virtual' | undefined;
  /** The definition as it was written, without what was changed since. */
  readonly node: ColumnDef | undefined;
}

export interface Constraint extends Named {
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion' | 'not null';
  /** False when PostgreSQL chose the name: we know by which rule, but not what else had it. */
  readonly isNamed: boolean;
  /** The columns it is written for, under the names they have now; those of a CHECK, too. */
  readonly columns: readonly string[];
  /** False while it is NOT VALID. */
  readonly isValidated: boolean;
  /** False while it is NOT ENFORCED. */
  readonly isEnforced: boolean;
  /** Of a foreign key. */
  readonly references: QualifiedName | undefined;
  /** As it was written, from its first word to its last. */
  readonly text: string;
  readonly node: ConstraintNode;
}

export interface Index extends InSchema {
  readonly kind: 'index';
  readonly table: QualifiedName;
  /** In order, under the names they have now; undefined for an expression. Without INCLUDE. */
  readonly columns: readonly (string | undefined)[];
  readonly isUnique: boolean;
  /** True with a WHERE. */
  readonly isPartial: boolean;
  /** Such as `btree`. */
  readonly method: string;
  /** True when it belongs to a primary key, a unique or an exclusion constraint. */
  readonly isOfConstraint: boolean;
}

export interface View extends InSchema {
  readonly kind: 'view' | 'materialized view';
  /** Their names; undefined where the text does not tell one, or not how many there are. */
  readonly columns: readonly (string | undefined)[] | undefined;
}

export interface Sequence extends InSchema {
  readonly kind: 'sequence';
  /** Of `serial`, of an identity, or by OWNED BY. */
  readonly ownedBy: { readonly table: QualifiedName; readonly column: string } | undefined;
}

export interface CompositeType extends InSchema {
  readonly kind: 'composite type';
}
