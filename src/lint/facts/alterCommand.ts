import type { Constraint, RangeVar } from '@pgsql/types';
import { inner } from '../../sql/nodes.ts';
import type { Alteration } from './alterations.ts';
import type { Cure } from './deed.ts';
import { tokensIn } from './tokens.ts';

/** A command of an ALTER TABLE, with what is asked of one to tell what it makes or takes away. */
export class AlterCommand {
  readonly table: RangeVar;
  readonly name: string;
  readonly def: Alteration['command']['def'];
  readonly mayMiss: boolean;
  readonly words: Alteration['span'];
  readonly nameOf: (constraint: Constraint) => string | undefined;
  readonly #hasClause: boolean;
  readonly #tokens: ReturnType<typeof tokensIn>;
  readonly #script: string;
  readonly #span: Alteration['span'];

  constructor(
    { table, command, span }: Alteration,
    script: string,
    mayMiss: boolean,
    nameOf: AlterCommand['nameOf'],
  ) {
    this.nameOf = nameOf;
    this.table = table;
    this.name = command.name ?? '';
    this.def = command.def;
    this.mayMiss = mayMiss;
    this.#script = script;
    this.#span = span;
    this.#tokens = tokensIn(script, span, LONGEST_HEAD);
    this.#hasClause = Boolean(command.missing_ok);
    this.words = { start: span.start, end: this.#tokens[1]?.end ?? span.end };
  }

  get text(): string {
    return this.#script.slice(this.#span.start, this.#span.end);
  }

  get constraint(): Constraint {
    return inner(this.def, 'Constraint') ?? {};
  }

  get partition(): RangeVar {
    return inner(this.def, 'PartitionCmd')?.name ?? {};
  }

  get parent(): RangeVar {
    return inner(this.def, 'RangeVar') ?? {};
  }

  get isConcurrent(): boolean {
    return Boolean(inner(this.def, 'PartitionCmd')?.concurrent);
  }

  guard(condition: string): Cure {
    return { kind: 'guard', guard: { condition } };
  }

  ifExists(word: string): Cure | undefined {
    return this.clause('IF EXISTS', word);
  }

  /** Behind the word that says what it is of, which may be left out for a column. */
  clause(clause: 'IF EXISTS' | 'IF NOT EXISTS', word: string): Cure | undefined {
    if (this.#hasClause) return undefined;
    const [verb] = this.#tokens;
    const noun = this.#tokens.find(
      ({ kind, start, end }) =>
        kind === 'word' && this.#script.slice(start, end).toLowerCase() === word,
    );
    const isNoun = word !== 'column' || noun === this.#tokens[1];
    return { kind: 'clause', clause, at: (isNoun ? noun?.end : undefined) ?? verb?.end ?? 0 };
  }
}

/** `ALTER COLUMN a DROP IDENTITY` has its clause behind the fifth word. */
const LONGEST_HEAD = 6;
