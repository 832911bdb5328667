import type { ColumnDef, Constraint, TypeName } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { typeName } from '../../facts/typeText.ts';
import type { Make } from '../effect.ts';
import { dotted, typeKey } from '../namedThing.ts';
import { neighbour, type Thing } from '../thing.ts';
import { constraintMake } from './constraints.ts';
import { making, type Source } from './source.ts';
import { sequencesIn } from './uses.ts';

/** A column that comes with its table or to one that is there, and what comes with the column. */
export function columnMake(source: Source, table: Thing, column: ColumnDef): Make {
  const kind = table.kind === 'type' ? 'attribute' : 'column';
  const thing: Thing = { kind, on: table, name: column.colname ?? '' };
  const constraints = nodesOf(column.constraints, 'Constraint');
  return making(source, thing, {
    needs: [...typeThings(column.typeName), ...sequencesIn(defaultOf(constraints))],
    parts: [
      ...ownedSequence(source, thing, column, constraints),
      ...constraints.flatMap((it) => constraintMake(source, table, it, [thing.name]) ?? []),
    ],
    settings: settingsOf(column, constraints),
  });
}

/** A type that a script may have made. */
export function typeThings(type: TypeName | undefined): Thing[] {
  const words = wordsOf(type?.names);
  return words.length === 0 || words[0] === 'pg_catalog' ? [] : [dotted('type', words)];
}

function defaultOf(constraints: readonly Constraint[]): unknown {
  return constraints.find(({ contype }) => contype === 'CONSTR_DEFAULT')?.raw_expr;
}

function settingsOf(
  { typeName: type }: ColumnDef,
  constraints: readonly Constraint[],
): Record<string, string> {
  const has = (...kinds: string[]): boolean =>
    constraints.some(({ contype }) => kinds.includes(contype ?? ''));
  return {
    ...(type && { type: typeKey(type) }),
    ...(has('CONSTR_NOTNULL', 'CONSTR_PRIMARY', 'CONSTR_IDENTITY') && { 'not null': 'yes' }),
    ...(has('CONSTR_DEFAULT') && { default: 'some' }),
    ...(has('CONSTR_IDENTITY') && { identity: 'some' }),
  };
}

/** Of serial and identity: it goes with the column. */
function ownedSequence(
  source: Source,
  column: Thing,
  { typeName: type }: ColumnDef,
  constraints: readonly Constraint[],
): Make[] {
  const isIdentity = constraints.some(({ contype }) => contype === 'CONSTR_IDENTITY');
  const isSerial = type !== undefined && SERIAL.has(typeName(type));
  if (!column.on || !(isIdentity || isSerial)) return [];
  const name = `${column.on.name}_${column.name}_seq`;
  const thing: Thing = { ...neighbour('sequence', name, column.on), isNameGuessed: true };
  return [making(source, thing, { goesWith: [column] })];
}

const SERIAL: ReadonlySet<string> = new Set([
  ...['serial', 'serial4', 'bigserial', 'serial8', 'smallserial', 'serial2'],
]);
