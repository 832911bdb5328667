import type { RangeVar } from '@pgsql/types';
import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Effect } from './effect.ts';
import { familyOf, type Thing } from './thing.ts';

/**
 * The temporary relations of one script, as its statements make and drop them. They hide others of
 * their name, and no schema has them when the script is done: what is done to them leaves nothing.
 */
export class Temporary {
  readonly #names = new Set<string>();

  /** The effects of the next statement, but for those on what is temporary. */
  without(statement: Statement, effects: readonly Effect[]): readonly Effect[] {
    const made = temporaryMade(statement);
    if (made !== undefined) this.#names.add(made);
    return this.#names.size === 0 ? effects : effects.filter((it) => !this.#takes(it));
  }

  #takes(effect: Effect): boolean {
    if (!('thing' in effect)) return false;
    const { thing, does } = effect;
    if (does === 'make' && effect.goesWith?.some((it) => this.#has(it))) {
      if (!thing.on) this.#names.add(thing.name);
      return true;
    }
    if (!this.#has(thing)) return false;
    if (does === 'drop' && !thing.on) this.#names.delete(thing.name);
    if (does === 'move' && !thing.on) this.#names.add(effect.to.name);
    return true;
  }

  #has({ kind, schema = 'pg_temp', saysPublic, name, on }: Thing): boolean {
    if (on) return this.#has(on);
    const isTemporary = schema === 'pg_temp' && !saysPublic && this.#names.has(name);
    return isTemporary && familyOf(kind) === 'relation';
  }
}

/** The name of the temporary relation that a statement makes. */
function temporaryMade({ kind, node }: Statement): string | undefined {
  const relation = MADE[kind]?.(node);
  return relation?.relpersistence === 't' ? relation.relname : undefined;
}

const MADE: Readonly<Record<string, (node: object) => RangeVar | undefined>> = {
  CreateStmt: (node) => (node as Nodes['CreateStmt']).relation,
  CreateTableAsStmt: (node) => (node as Nodes['CreateTableAsStmt']).into?.rel,
  SelectStmt: (node) => (node as Nodes['SelectStmt']).intoClause?.rel,
  ViewStmt: (node) => (node as Nodes['ViewStmt']).view,
  CreateSeqStmt: (node) => (node as Nodes['CreateSeqStmt']).sequence,
};
