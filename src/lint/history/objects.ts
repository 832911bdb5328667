import type { Origin } from './origin.ts';

/** Why a history is partial. */
export interface Doubt {
  readonly by: Origin;
  /** Such as `runs SQL that is put together as it runs`: said of the statement. */
  readonly reason: string;
}

/** Anything that has a name and was made by a statement. */
export interface Named {
  readonly name: string;
  /** The statement that last defined it: CREATE, OR REPLACE, or what altered it last. */
  readonly origin: Origin;
  /** The statement that made it first. */
  readonly madeBy: Origin;
}

/** A trigger or a policy: a thing of a table. */
export type Part = Named;

export interface UserType extends Named {
  readonly kind: 'enum' | 'domain' | 'composite' | 'range' | 'base';
  readonly schema: string;
  /** Of an enum, in order. */
  readonly values: readonly string[];
}

export interface Routine extends Named {
  readonly kind: 'function' | 'procedure' | 'aggregate';
  readonly schema: string;
  /** As PostgreSQL tells two of one name apart: `int4,text[]`. */
  readonly signature: string;
}

/** What PostgreSQL does not let something go for. */
export interface Needer extends Named {
  readonly kind:
    | 'view'
    | 'materialized view'
    | 'foreign key'
    | 'generated column'
    | 'column'
    | 'trigger'
    | 'policy'
    | 'rule'
    | 'default'
    | 'identity column'
    | 'check constraint'
    | 'index'
    | 'function'
    | 'type'
    | 'domain'
    | 'publication'
    | 'partition key'
    | 'table'
    | 'foreign table'
    | 'parent table'
    | 'sequence'
    | 'aggregate'
    | 'operator'
    | 'operator class'
    | 'cast'
    | 'statistics'
    | 'event trigger'
    | 'foreign data wrapper'
    | 'server'
    | 'user mapping';
  /** It itself, or the table whose it is. */
  readonly of: { readonly schema: string; readonly name: string };
}

/** How something went away. */
export interface Drop {
  readonly by: Origin;
  /** Set when it has only another name now. */
  readonly renamedTo?: string;
}
