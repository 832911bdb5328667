import type { DropStmt } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { History } from '../history/history.ts';
import type { Needer } from '../history/objects.ts';
import type { QualifiedName } from '../history/relations.ts';
import type { LintScript } from '../subject.ts';
import type { Alteration } from './alterations.ts';
import { alterationsIn } from './alterationsIn.ts';
import { droppedRelations, namedLast } from './droppedNames.ts';
import { droppedObjects } from './droppedObjects.ts';
import { nameSpan } from './nameSpan.ts';
import { shownTable } from './tableName.ts';

/** Something that PostgreSQL does not let go, or change, since others need it as it is. */
export interface NeededObject {
  /** With its kind: `column "note" of "orders"`. */
  readonly shown: string;
  readonly span: Span;
  readonly what: 'drop' | 'change the type of';
  readonly by: readonly Needer[];
}

/** What a DROP or an ALTER TABLE without CASCADE is refused for. */
export function neededObjects(statement: Statement, script: LintScript): NeededObject[] {
  const { kind, node } = statement;
  return kind === 'DropStmt'
    ? dropped(node as DropStmt, statement, script)
    : altered(statement, script);
}

function dropped(node: DropStmt, statement: Statement, script: LintScript): NeededObject[] {
  if (node.behavior === 'DROP_CASCADE') return [];
  const schema = script.schemaBefore(statement);
  const gone = droppedRelations(node).flatMap((it) => schema.relation(it) ?? []);
  return droppedObjects(node, schema).flatMap(({ kind, words, by: needers }) => {
    const by = certain(needers, schema).filter(
      (it) => !gone.some((other) => isSame(other, it.of)) && !isNamed(it, node),
    );
    if (by.length === 0) return [];
    const span = nameSpan(words, script.text, statement.span);
    return { shown: `${kind} "${words.join('.')}"`, span, what: 'drop', by };
  });
}

/** A type or function that is dropped with it. */
function isNamed({ kind, name }: Needer, node: DropStmt): boolean {
  return BARE.has(kind) && namedLast(node).includes(name);
}

const BARE: ReadonlySet<Needer['kind']> = new Set(['type', 'domain', 'function']);

function isSame(a: QualifiedName, b: QualifiedName): boolean {
  return a.name === b.name && a.schema === b.schema;
}

function certain(needers: readonly Needer[], schema: History): readonly Needer[] {
  return needers.filter((it) => !schema.isDoubtful(it));
}

function altered(statement: Statement, script: LintScript): NeededObject[] {
  const all = alterationsIn(statement, script);
  if (!all.some(({ kind }) => kind in CHANGES)) return [];
  const schema = script.schemaBefore(statement);
  return all.flatMap((it, index) => {
    const change = CHANGES[it.kind];
    if (!change || it.command.behavior === 'DROP_CASCADE') return [];
    const { what, word, find } = change;
    const own = schema.table(it.table);
    const by = certain(find(it, schema), schema).filter(
      ({ name, of }) => !(own && isSame(own, of) && isGone(name, all.slice(0, index))),
    );
    if (by.length === 0) return [];
    const shown = `${word} "${it.command.name}" of "${shownTable(it.table)}"`;
    return { shown, span: it.span, what, by };
  });
}

/** By one of the changes before, which PostgreSQL makes one after the other. */
function isGone(name: string, before: readonly Alteration[]): boolean {
  return before.some(({ kind, command }) => DROPS.has(kind) && command.name === name);
}

const DROPS: ReadonlySet<string> = new Set(['AT_DropColumn', 'AT_DropConstraint']);

interface Change {
  readonly what: NeededObject['what'];
  readonly word: string;
  find(it: Alteration, schema: History): readonly Needer[];
}

const CHANGES: Readonly<Record<string, Change>> = {
  AT_DropColumn: {
    what: 'drop',
    word: 'column',
    find: ({ table, command }, schema) => schema.neededBy(table, command.name ?? ''),
  },
  AT_DropConstraint: {
    what: 'drop',
    word: 'constraint',
    find({ table, command }, schema) {
      const found = schema.constraint(table, command.name ?? '');
      const isKey = found?.kind === 'primary key' || found?.kind === 'unique';
      return isKey ? schema.uniquenessNeededBy(table, found.columns) : [];
    },
  },
  AT_AlterColumnType: {
    what: 'change the type of',
    word: 'column',
    find: ({ table, command }, schema) =>
      schema.neededBy(table, command.name ?? '').filter(({ kind }) => kind !== 'foreign key'),
  },
};
