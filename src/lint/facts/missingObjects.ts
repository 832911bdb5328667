import type { DropStmt, RangeVar } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { isElsewhere } from '../history/elsewhere.ts';
import type { History } from '../history/history.ts';
import { relationsNeeded } from '../history/needs.ts';
import type { Drop } from '../history/objects.ts';
import { type PartNeeded, partsNeeded } from '../history/partsNeeded.ts';
import { alterationsOf } from './alterations.ts';
import { nameEnd, nameSpan } from './nameSpan.ts';
import { shownTable } from './tableName.ts';

/** Something that a statement needs, and that is not there. */
export interface MissingObject {
  /** With its kind: `table "orders"`, `column "note" of "orders"`. */
  readonly shown: string;
  readonly span: Span;
  /** What took it away, if it was there. */
  readonly drop: Drop | undefined;
  /** Whether it is there in another schema, such as a later one. */
  isIn(other: History): boolean;
  /** The names it could have been meant for. */
  likely(): string[];
}

/** More would be read by nobody, and each is looked for in the text. */
const MOST = 50;

/** What a statement needs and the schema before it has not; of a complete history only. */
export function missingObjects(
  statement: Statement,
  text: string,
  schema: History,
): readonly MissingObject[] {
  const { kind, node } = statement;
  const relations = relationsNeeded(kind, node).filter((it) => lacksRelation(schema, it));
  const parts = partsNeeded(kind, node).filter((it) => lacksPart(schema, it));
  return [
    ...relations.slice(0, MOST).map((it) => missingRelation(it, statement, text, schema)),
    ...parts.slice(0, MOST).map((it) => missingPart(it, statement, text, schema)),
    ...missingNames(statement, text, schema),
  ];
}

function lacksRelation(schema: History, name: RangeVar): boolean {
  return !schema.relation(name) && !isElsewhere(name, (it) => schema.schema(it) !== undefined);
}

function missingRelation(
  name: RangeVar,
  statement: Statement,
  text: string,
  schema: History,
): MissingObject {
  const words = [name.schemaname ?? [], name.relname ?? ''].flat();
  const start = statement.offsetAt(name.location ?? 0);
  const end = statement.span.end;
  return {
    shown: `"${shownTable(name)}"`,
    span:
      name.location === undefined
        ? nameSpan(words, text, statement.span)
        : { start, end: nameEnd(text, start, end) },
    drop: schema.wasDropped(name),
    isIn: (other) => other.relation(name) !== undefined,
    likely: () => schema.tables().map((it) => it.name),
  };
}

/** Of a table of which the text tells all. */
function lacksPart(schema: History, { kind, table, name }: PartNeeded): boolean {
  const found = schema.table(table);
  if (!found?.hasAllColumns) return false;
  if (kind === 'column') return !found.column(name);
  if (kind === 'trigger') return !schema.trigger(table, name);
  if (kind === 'policy') return !schema.policy(table, name);
  return found.hasAllConstraints && !found.constraint(name) && !name.endsWith('_not_null');
}

function missingPart(
  part: PartNeeded,
  statement: Statement,
  text: string,
  schema: History,
): MissingObject {
  const { kind, table, name } = part;
  const found = schema.table(table);
  return {
    shown: `${kind} "${name}" of "${shownTable(table)}"`,
    span: partSpan(part, statement, text),
    drop: kind === 'column' ? schema.wasColumnDropped(table, name) : undefined,
    isIn: (other) => other.table(table) !== undefined && !lacksPart(other, part),
    likely: () =>
      (kind === 'column' ? found?.columns : kind === 'constraint' ? found?.constraints : [])?.map(
        (it) => it.name,
      ) ?? [],
  };
}

function partSpan(
  { name, location, command }: PartNeeded,
  statement: Statement,
  text: string,
): Span {
  if (location !== undefined) {
    const start = statement.offsetAt(location);
    return { start, end: nameEnd(text, start, statement.span.end) };
  }
  const changes = command === undefined ? [] : alterationsOf(statement.node, statement, text);
  return nameSpan([name], text, changes[command ?? 0]?.span ?? statement.span);
}

/** Types and functions: those of extensions are in no script. */
function missingNames(statement: Statement, text: string, schema: History): MissingObject[] {
  if (schema.isExtended) return [];
  const within = statement.span;
  return namesNeeded(statement).flatMap(({ what, words, find }) => {
    const [name = '', schemaname] = [words.at(-1), words.at(-2)];
    const range = { relname: name, ...(schemaname !== undefined && { schemaname }) };
    if (find(schema) || !lacksRelation(schema, range)) return [];
    const span = nameSpan(words, text, within);
    const shown = `${what} "${words.join('.')}"`;
    return [{ shown, span, drop: undefined, isIn: find, likely: () => [] }];
  });
}

interface NameNeeded {
  readonly what: string;
  readonly words: readonly string[];
  find(schema: History): boolean;
}

function namesNeeded({ kind, node }: Statement): NameNeeded[] {
  if (kind === 'AlterEnumStmt') {
    return [typeNeeded(wordsOf((node as { typeName?: never[] }).typeName))];
  }
  const { removeType, objects, missing_ok } = node as DropStmt;
  if (kind !== 'DropStmt' || missing_ok) return [];
  if (removeType === 'OBJECT_TYPE' || removeType === 'OBJECT_DOMAIN') {
    return nodesOf(objects, 'TypeName').map(({ names }) => typeNeeded(wordsOf(names)));
  }
  return (objects ?? []).slice(0, MOST).flatMap((it) => {
    const words = wordsOf(inner(it, 'ObjectWithArgs')?.objname);
    const isRoutine = removeType === 'OBJECT_FUNCTION' || removeType === 'OBJECT_PROCEDURE';
    if (!isRoutine || words.length === 0) return [];
    const what = removeType === 'OBJECT_FUNCTION' ? 'function' : 'procedure';
    return [{ what, words, find: (schema: History) => schema.routines(words).length > 0 }];
  });
}

function typeNeeded(words: readonly string[]): NameNeeded {
  return { what: 'type', words, find: (schema) => schema.type(words) !== undefined };
}
