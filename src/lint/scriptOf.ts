import type { Statement } from '../sql/parser.ts';
import { type NewTables, newTables } from './facts/newTables.ts';
import { surroundings } from './facts/surroundings.ts';
import type { LintOptions } from './options.ts';
import type { LintMigration, LintScript, ScriptSource } from './subject.ts';

/** A script for the rules to look at. `migrationOf` is asked late, since a migration holds its scripts. */
export function scriptOf(
  source: ScriptSource,
  options: LintOptions,
  migrationOf: () => LintMigration | undefined = () => undefined,
): LintScript {
  return new SourceScript(source, options, migrationOf);
}

class SourceScript implements LintScript {
  readonly path: string;
  readonly text: string;
  readonly role: LintScript['role'];
  readonly wrapping: LintScript['wrapping'];
  readonly parsed: LintScript['parsed'];
  readonly options: LintOptions;
  readonly #migrationOf: () => LintMigration | undefined;
  #newTables: NewTables | undefined;
  #inTransaction: ReadonlySet<Statement> | undefined;

  constructor(
    source: ScriptSource,
    options: LintOptions,
    migrationOf: () => LintMigration | undefined,
  ) {
    this.path = source.path;
    this.text = source.text;
    this.role = source.role;
    this.wrapping = source.wrapping;
    this.parsed = source.parsed;
    this.options = options;
    this.#migrationOf = migrationOf;
  }

  get statements(): readonly Statement[] {
    return this.parsed.statements;
  }

  get migration(): LintMigration | undefined {
    return this.#migrationOf();
  }

  get newTables(): NewTables {
    this.#newTables ??= newTables(this.statements);
    return this.#newTables;
  }

  textOf({ span }: Statement): string {
    return this.text.slice(span.start, span.end);
  }

  before(statement: Statement): readonly Statement[] {
    return this.statements.slice(0, this.statements.indexOf(statement));
  }

  isInTransaction(statement: Statement): boolean {
    this.#inTransaction ??= surroundings(this);
    return this.#inTransaction.has(statement);
  }
}
