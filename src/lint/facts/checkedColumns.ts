import type { RangeVar } from '@pgsql/types';
import { inner, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Constraint } from '../history/relations.ts';
import type { LintScript } from '../subject.ts';
import type { Alteration } from './alterations.ts';
import { notNullColumns } from './notNullChecks.ts';
import { tableKey } from './tableName.ts';

/** A constraint of a script that lets columns have no NULL. */
interface NotNullCheck {
  /** Undefined for one that is validated here and was added in a script that is not known. */
  readonly columns: readonly string[] | undefined;
  readonly isValidated: boolean;
}

/**
 * The columns whose rows are known to hold no NULL, from PostgreSQL 12 on: by the history, and, for
 * tables that no script has made, by what the script itself has done to them so far.
 */
export class CheckedColumns {
  readonly #checks = new Map<string, Map<string, NotNullCheck>>();
  readonly #script: LintScript;

  constructor(script: LintScript) {
    this.#script = script;
  }

  /** To be told of each change in the order of the script. */
  note({ kind, table, command }: Alteration): void {
    const checks = this.#checksOf(table);
    const name = command.name ?? '';
    if (kind === 'AT_DropConstraint') checks.delete(name);
    if (kind === 'AT_ValidateConstraint') {
      checks.set(name, { columns: checks.get(name)?.columns, isValidated: true });
    }
    const added = kind === 'AT_AddConstraint' ? inner(command.def, 'Constraint') : undefined;
    if (!added) return;
    const isNotNull = added.contype === 'CONSTR_NOTNULL';
    const columns = isNotNull ? wordsOf(added.keys) : notNullColumns(added.raw_expr);
    const isValidated = added.skip_validation !== true;
    checks.set(added.conname ?? `unnamed ${checks.size}`, { columns, isValidated });
  }

  has(table: RangeVar, column: string, before: Statement): boolean {
    if (this.#script.options.pgVersion < 12) return false;
    const known = this.#script.schemaBefore(before).table(table);
    if (known?.column(column)?.notNull) return true;
    if (known?.constraints.some((it) => proves(it, column))) return true;
    const checks = [...this.#checksOf(table).values()];
    return checks.some(
      ({ columns, isValidated }) => isValidated && (columns ? columns.includes(column) : !known),
    );
  }

  #checksOf(table: RangeVar): Map<string, NotNullCheck> {
    const key = tableKey(table);
    const checks = this.#checks.get(key) ?? new Map<string, NotNullCheck>();
    this.#checks.set(key, checks);
    return checks;
  }
}

/** A CHECK of one column follows it to a new name, though its text does not. */
function proves({ kind, columns, isValidated, node }: Constraint, column: string): boolean {
  if (!isValidated || !columns.includes(column)) return false;
  if (kind === 'not null' || kind === 'primary key') return true;
  const named = notNullColumns(node.raw_expr);
  return named.includes(column) || (named.length > 0 && columns.length === 1);
}
