import type { Constraint, RangeVar } from '@pgsql/types';
import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import type { Alteration } from './alterations.ts';
import { alterationsIn } from './alterationsIn.ts';
import { chosenConstraintNames } from './chosenConstraintNames.ts';
import type { Cure, Deed } from './deed.ts';
import { existence } from './existence.ts';
import { objectKey, shownObject } from './objectTypes.ts';
import { sqlName } from './sqlName.ts';
import { inCaseOf } from './sqlText.ts';
import { tokensIn } from './tokens.ts';

/** What the commands of an ALTER TABLE make and take away. */
export function commandDeeds(
  node: Nodes['AlterTableStmt'],
  statement: Statement,
  script: LintScript,
): Deed[] {
  const mayMiss = Boolean(node.missing_ok);
  const nameOf = (it: Constraint): string | undefined =>
    chosenConstraintNames(statement, script).get(it);
  return alterationsIn(statement, script).flatMap((it) => {
    const find = COMMANDS[it.kind];
    if (!find || it.span === statement.span) return [];
    const { table } = it;
    const command = new Command(it, script.text, mayMiss, nameOf);
    const { deed, type, name, cure } = find(command);
    const owner = [table.schemaname, table.relname].filter((part) => part !== undefined);
    return {
      statement,
      deed,
      what: shownObject(type, name === '' ? [] : [name]),
      keys: [objectKey(type, [...owner, name])],
      owner: objectKey('table', owner),
      span: command.words,
      cure,
      isNameless: name === '' && command.constraint.contype !== 'CONSTR_PRIMARY',
    };
  });
}

type Found = Pick<Deed, 'deed' | 'cure'> & { readonly type: string; readonly name: string };

/** By the kind of command; the others can be repeated as they are. */
const COMMANDS: { readonly [kind: string]: (it: Command) => Found } = {
  AT_AddColumn: (it) => ({
    ...MAKE,
    type: 'column',
    name: inner(it.def, 'ColumnDef')?.colname ?? '',
    cure: it.clause('IF NOT EXISTS', 'column'),
  }),
  AT_AddConstraint: (it) => ({
    ...MAKE,
    type: 'constraint',
    name: it.constraint.conname ?? '',
    cure: constraintCure(it),
  }),
  AT_AddIdentity: (it) => ({
    ...MAKE,
    type: 'identity of column',
    name: it.name,
    cure: it.guard(`NOT ${existence.identity(it.table, it.name, it.mayMiss)}`),
  }),
  AT_AttachPartition: (it) => ({
    ...MAKE,
    type: 'partition',
    name: it.partition.relname ?? '',
    cure: it.guard(`NOT ${existence.child(it.table, it.partition)}`),
  }),
  AT_AddInherit: (it) => ({
    ...MAKE,
    type: 'inheritance from',
    name: it.parent.relname ?? '',
    cure: it.guard(`NOT ${existence.child(it.parent, it.table)}`),
  }),
  AT_DropColumn: (it) => ({ ...TAKE, type: 'column', name: it.name, cure: it.ifExists('column') }),
  AT_DropConstraint: (it) => ({
    ...TAKE,
    type: 'constraint',
    name: it.name,
    cure: it.ifExists('constraint'),
  }),
  AT_DropIdentity: (it) => ({
    ...TAKE,
    type: 'identity of column',
    name: it.name,
    cure: it.ifExists('identity'),
  }),
  AT_DropExpression: (it) => ({
    ...TAKE,
    type: 'expression of column',
    name: it.name,
    cure: it.ifExists('expression'),
  }),
  AT_DetachPartition: (it) => ({
    ...TAKE,
    type: 'partition',
    name: it.partition.relname ?? '',
    cure: it.isConcurrent ? undefined : it.guard(existence.child(it.table, it.partition, true)),
  }),
  AT_DropInherit: (it) => ({
    ...TAKE,
    type: 'inheritance from',
    name: it.parent.relname ?? '',
    cure: it.guard(existence.child(it.parent, it.table, true)),
  }),
};

const MAKE = { deed: 'make' } as const;
const TAKE = { deed: 'take' } as const;

/** `ALTER COLUMN a DROP IDENTITY` has its clause behind the fifth word. */
const LONGEST_HEAD = 6;

/** A command with what the table above asks of it. */
class Command {
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
    nameOf: Command['nameOf'],
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

/** A constraint without a name would get another one each time: the one that PostgreSQL chooses is written. */
function constraintCure(it: Command): Cure {
  const { constraint, table, mayMiss } = it;
  const { conname, contype } = constraint;
  if (conname !== undefined)
    return it.guard(`NOT ${existence.constraint(table, conname, mayMiss)}`);
  if (contype === 'CONSTR_PRIMARY') return it.guard(`NOT ${existence.primaryKey(table, mayMiss)}`);
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
