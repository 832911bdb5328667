import type { IndexStmt } from '@pgsql/types';
import { lineIndex } from '../sql/lineIndex.ts';
import type { Statement } from '../sql/parser.ts';
import type { Deed, Unrepeatable } from './facts/deed.ts';
import { deedsOf } from './facts/deedsOf.ts';
import { withInner } from './facts/doBlocks.ts';
import type { IndexName } from './facts/indexName.ts';
import { indexNames } from './facts/indexNames.ts';
import { type NewTables, newTables } from './facts/newTables.ts';
import { surroundings } from './facts/surroundings.ts';
import { unrepeatable } from './facts/unrepeatable.ts';
import type { History } from './history/history.ts';
import { Replay, replayedAfter } from './history/replay.ts';
import type { LintOptions } from './options.ts';
import type { LintMigration, LintScript, ScriptSource } from './subject.ts';

/** Where a script stands. Both are asked late, since a folder holds its migrations and they their scripts. */
export interface Setting {
  migration(): LintMigration | undefined;
  /** The schema before a statement, by its number. */
  history(statement: number): History;
}

/** A script for the rules to look at; without a setting it stands alone. */
export function scriptOf(
  source: ScriptSource,
  options: LintOptions,
  setting: Setting = alone(source),
): LintScript {
  return new SourceScript(source, options, setting);
}

function alone(source: ScriptSource): Setting {
  return { migration: () => undefined, history: replayedAfter(source, () => new Replay()) };
}

class SourceScript implements LintScript {
  readonly path: string;
  readonly text: string;
  readonly role: LintScript['role'];
  readonly wrapping: LintScript['wrapping'];
  readonly options: LintOptions;
  readonly #source: ScriptSource;
  readonly #setting: Setting;
  #parsed: LintScript['parsed'] | undefined;
  #lines: ReturnType<typeof lineIndex> | undefined;
  #newTables: NewTables | undefined;
  #indexNames: ReadonlyMap<IndexStmt, IndexName> | undefined;
  #deeds: ReadonlyMap<Statement, readonly Deed[]> | undefined;
  #unrepeatable: readonly Unrepeatable[] | undefined;
  #numbers: ReadonlyMap<Statement, number> | undefined;
  #seen: { readonly statement: Statement; readonly facts: Map<unknown, unknown> } | undefined;
  #transactions: ReadonlyMap<Statement, number> | undefined;

  constructor(source: ScriptSource, options: LintOptions, setting: Setting) {
    this.path = source.path;
    this.text = source.text;
    this.role = source.role;
    this.wrapping = source.wrapping;
    this.options = options;
    this.#source = source;
    this.#setting = setting;
  }

  get parsed(): LintScript['parsed'] {
    // Kept here as well: each source that parses late has a shape of its own, which is slow to ask.
    this.#parsed ??= this.#source.parsed;
    return this.#parsed;
  }

  get statements(): readonly Statement[] {
    return this.parsed.statements;
  }

  get migration(): LintMigration | undefined {
    return this.#setting.migration();
  }

  get deeds(): ReadonlyMap<Statement, readonly Deed[]> {
    this.#deeds ??= new Map(
      this.statements.flatMap(withInner).map((it) => [it, deedsOf(it, this)]),
    );
    return this.#deeds;
  }

  get unrepeatable(): readonly Unrepeatable[] {
    this.#unrepeatable ??= [...unrepeatable(this)];
    return this.#unrepeatable;
  }

  get newTables(): NewTables {
    this.#newTables ??= newTables(this.statements);
    return this.#newTables;
  }

  indexName(node: IndexStmt): IndexName | undefined {
    this.#indexNames ??= indexNames(this);
    return this.#indexNames.get(node);
  }

  textOf({ span }: Statement): string {
    return this.text.slice(span.start, span.end);
  }

  lineOf(offset: number): number {
    this.#lines ??= lineIndex(this.text);
    return this.#lines(offset).line;
  }

  before(statement: Statement): readonly Statement[] {
    return this.statements.slice(0, this.statements.indexOf(topOf(statement)));
  }

  schemaBefore(statement: Statement): History {
    this.#numbers ??= new Map(this.statements.map((it, index) => [it, index]));
    return this.#setting.history(this.#numbers.get(topOf(statement)) ?? this.statements.length);
  }

  get schemaAfter(): History {
    return this.#setting.history(this.statements.length);
  }

  once<Fact>(statement: Statement, find: (statement: Statement, script: LintScript) => Fact): Fact {
    if (this.#seen?.statement !== statement) this.#seen = { statement, facts: new Map() };
    const { facts } = this.#seen;
    if (!facts.has(find)) facts.set(find, find(statement, this));
    return facts.get(find) as Fact;
  }

  isInTransaction(statement: Statement): boolean {
    return this.transactionOf(statement) !== undefined;
  }

  transactionOf(statement: Statement): number | undefined {
    this.#transactions ??= surroundings(this);
    return this.#transactions.get(topOf(statement));
  }
}

/** A statement in a DO block stands where the block does. */
function topOf(statement: Statement): Statement {
  return statement.inDo?.block ?? statement;
}
