import type { Constraint } from '@pgsql/types';
import { inner, type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { alterationsIn } from './alterationsIn.ts';
import { AlterCommand } from './alterCommand.ts';
import { chosenConstraintNames } from './chosenConstraintNames.ts';
import { constraintCure } from './constraintCure.ts';
import type { Deed } from './deed.ts';
import { existence } from './existence.ts';
import { objectKey, shownObject } from './objectTypes.ts';
import { optionsIn, rescued } from './optionDeeds.ts';
import { indexKey, keyName, turnedIndex } from './turnedIndex.ts';

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
    const command = new AlterCommand(it, script.text, mayMiss, nameOf);
    const found = find(command);
    if (!found) return [];
    const { deed, type, name, cure, index } = found;
    const owner = [table.schemaname, table.relname].filter((part) => part !== undefined);
    return {
      statement,
      deed,
      what: shownObject(type, name === '' ? [] : [name]),
      keys: [objectKey(type, [...owner, name])],
      owner: objectKey('table', owner),
      span: command.words,
      cure,
      index,
      isNameless: deed === 'make' && name === '' && command.constraint.contype !== 'CONSTR_PRIMARY',
    };
  });
}

type Found = Pick<Deed, 'deed' | 'cure' | 'index'> & {
  readonly type: string;
  readonly name: string;
};

/** By the kind of command; the others can be repeated as they are. */
const COMMANDS: { readonly [kind: string]: (it: AlterCommand) => Found | undefined } = {
  AT_AddColumn: (it) => ({
    ...MAKE,
    type: 'column',
    name: inner(it.def, 'ColumnDef')?.colname ?? '',
    cure: it.clause('IF NOT EXISTS', 'column'),
  }),
  AT_AddConstraint: (it) => ({
    ...MAKE,
    type: 'constraint',
    name: keyName(it.constraint) ?? '',
    cure: constraintCure(it),
    index: turnedIndex(it),
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
    index: { key: indexKey(it.table, it.name) },
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
  AT_DropOf: (it) => ({
    ...TAKE,
    type: 'type of the table',
    name: '',
    cure: it.guard(existence.tableType(it.table)),
  }),
  AT_GenericOptions: optionsFound,
  AT_AlterColumnGenericOptions: optionsFound,
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

/** Of a foreign table or one of its columns. */
function optionsFound(it: AlterCommand): Found | undefined {
  const options = optionsIn(nodesOf(inner(it.def, 'List')?.items, 'DefElem'));
  const { added, removed } = options;
  const [name] = [...added, ...removed];
  if (name === undefined) return undefined;
  return { ...(added.length > 0 ? MAKE : TAKE), type: 'option', name, cure: rescued(options) };
}

const MAKE = { deed: 'make' } as const;
const TAKE = { deed: 'take' } as const;
