import type { ColumnDef, Constraint, TypeName } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { chosenName } from '../chosenName.ts';
import { elementText } from '../elementText.ts';
import type { Origin } from '../origin.ts';
import type { ColumnRecord, RelationRecord } from '../records.ts';
import type { Scribe } from '../scribe.ts';
import { makeConstraint } from './constraints.ts';
import { generationOf } from './generationOf.ts';
import { noteDefault, noteGeneration, noteOwnSequence } from './tableDependents.ts';

/** A column with the constraints that are written with it. */
export function makeColumn(scribe: Scribe, table: RelationRecord, node: ColumnDef): void {
  const constraints = nodesOf(node.constraints, 'Constraint');
  const has = (kind: Constraint['contype']) => constraints.find(({ contype }) => contype === kind);
  const isSerial = node.typeName ? SERIALS.has(lastWord(node.typeName)) : false;
  const identity = has('CONSTR_IDENTITY');
  const generated = generationOf(node);
  const name = node.colname ?? '';
  const column = scribe.putColumn(table, {
    name,
    type: node.typeName,
    typeBy: scribe.by,
    notNull: Boolean(has('CONSTR_NOTNULL') ?? has('CONSTR_PRIMARY') ?? identity) || isSerial,
    defaultText: defaultOf(scribe.by, has('CONSTR_DEFAULT'), constraints),
    identity: identity && (identity.generated_when === 'a' ? 'always' : 'by default'),
    generated: generated && (generated.generated_kind === 'v' ? 'virtual' : 'stored'),
    node,
  });
  if (isSerial || identity) makeSequence(scribe, table, column);
  noteDefault(scribe, table, column, has('CONSTR_DEFAULT')?.raw_expr);
  if (generated) noteGeneration(scribe, table, column, node, generated);
  for (const it of constraints)
    makeConstraint(scribe, table, it, { column: name, among: constraints });
}

function makeSequence(scribe: Scribe, table: RelationRecord, column: ColumnRecord): void {
  const relname = chosenName(table.name, [column.name], 'seq');
  const made = scribe.make(
    { schemaname: table.schema, relname },
    { kind: 'sequence', ownedBy: { table: table.id, column: column.id } },
  );
  noteOwnSequence(scribe, table, column, made);
}

/** What follows the word DEFAULT. */
function defaultOf(
  by: Origin,
  node: Constraint | undefined,
  among: readonly Constraint[],
): ColumnRecord['defaultText'] {
  if (!node) return undefined;
  return () => {
    const { statement } = by;
    const stops = among.map(({ location = 0 }) => statement.offsetAt(location));
    const text = elementText(by, statement.offsetAt(node.location ?? 0), stops);
    return text.replace(/^(constraint\s+\S+\s+)?default\s*/i, '').trim();
  };
}

const SERIALS = new Set(['serial', 'serial2', 'serial4', 'serial8', 'bigserial', 'smallserial']);

function lastWord({ names }: TypeName): string {
  return wordsOf(names).at(-1) ?? '';
}
