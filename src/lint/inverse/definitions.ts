import { existence } from '../facts/existence.ts';
import { guarded } from '../facts/guarded.ts';
import { sqlName } from '../facts/sqlName.ts';
import type { History } from '../history/history.ts';
import type { Named } from '../history/objects.ts';
import { originText } from '../history/origin.ts';
import type { Index, Table } from '../history/relations.ts';
import type { Effect } from './effect.ts';
import { effectsOf } from './effectsOf.ts';
import { fitsInPlace } from './fitsInPlace.ts';
import { foundIn, rangeOf, wordsOf } from './found.ts';
import { nameOf, ownerOf } from './names.ts';
import { repeatable } from './statementSql.ts';
import {
  columnDefinition,
  constraintDefinition,
  isWritten,
  tableDefinition,
} from './tableDefinition.ts';
import { type Kind, type Thing, thingKey } from './thing.ts';

/**
 * The statements that make a thing as a history has it, so that they may run where it is there;
 * undefined where the text of the migrations does not tell them.
 */
export function definitionOf(
  thing: Thing,
  history: History,
  inPlaceOf?: Effect,
): readonly string[] | undefined {
  const { kind, on } = thing;
  if (kind === 'table') return ofTable(thing, history.table(rangeOf(thing)));
  const table = on && history.table(rangeOf(on));
  if (kind === 'column') return table && ofColumn(thing, table);
  if (kind === 'constraint') return table && ofConstraint(thing, table);
  if (kind === 'type' || kind === 'domain') return ofType(thing, history);
  const found = foundIn(history, thing);
  const text = found && written(thing, found);
  if (!found || text === undefined) return undefined;
  const isInPlace = inPlaceOf && fitsInPlace(found.origin.statement.node, inPlaceOf.statement.node);
  return [...(isInPlace === false ? [dropOf(thing)] : before(thing)), text];
}

function dropOf(thing: Thing): string {
  const { kind, argsText = '' } = thing;
  return `DROP ${kind.toUpperCase()} IF EXISTS ${nameOf(thing)}${argsText}`;
}

/** What takes away the one that may be there, where CREATE knows no other way. */
function before(thing: Thing): string[] {
  if (thing.kind !== 'policy') return [];
  return [`DROP POLICY IF EXISTS ${sqlName(thing.name)} ON ${ownerOf(thing)}`];
}

function ofTable(thing: Thing, table: Table | undefined): string[] | undefined {
  const definition = table && tableDefinition(table, nameOf(thing));
  if (definition === undefined || !table) return undefined;
  const { indexes, triggers, policies, hasRowSecurity } = table;
  const part = (kind: Kind) => (it: Named) => written({ kind, on: thing, name: it.name }, it) ?? [];
  return [
    definition,
    ...indexes.filter((it) => !it.isOfConstraint).flatMap(ofIndex),
    ...triggers.flatMap(part('trigger')),
    ...policies.flatMap(part('policy')),
    ...(hasRowSecurity ? [`ALTER TABLE ${nameOf(thing)} ENABLE ROW LEVEL SECURITY`] : []),
  ];
}

function ofColumn(thing: Thing, table: Table): string[] | undefined {
  const column = table.column(thing.name);
  const definition = column && columnDefinition(column);
  if (definition === undefined) return undefined;
  const uses = ({ columns }: { columns: readonly (string | undefined)[] }): boolean =>
    columns.includes(thing.name);
  return [
    `ALTER TABLE IF EXISTS ${ownerOf(thing)} ADD COLUMN IF NOT EXISTS ${definition}`,
    ...table.constraints
      .filter((it) => isWritten(it) && uses(it))
      .map((it) => addConstraint(ownerOf(thing), it.name, constraintDefinition(it))),
    ...table.indexes.filter((it) => !it.isOfConstraint && uses(it)).flatMap(ofIndex),
  ];
}

function ofConstraint(thing: Thing, table: Table): string[] | undefined {
  const found = table.constraint(thing.name);
  return found && [addConstraint(ownerOf(thing), found.name, constraintDefinition(found))];
}

/** In one statement with the DROP, so that it may run where the constraint is there. */
function addConstraint(table: string, name: string, definition: string): string {
  const drop = `DROP CONSTRAINT IF EXISTS ${sqlName(name)}`;
  return `ALTER TABLE IF EXISTS ${table}\n    ${drop},\n    ADD ${definition}`;
}

function ofIndex(index: Index): string[] {
  const { schema, name } = index;
  const thing: Thing = { kind: 'index', name, ...(schema !== 'public' && { schema }) };
  const text = written(thing, index);
  return text === undefined ? [] : [text];
}

function ofType(thing: Thing, history: History): string[] | undefined {
  const words = wordsOf(thing);
  const found = history.type(words);
  if (!found) return undefined;
  const values = found.values.map((it) => `'${it.replaceAll("'", "''")}'`).join(', ');
  const text =
    found.kind === 'enum'
      ? `CREATE TYPE ${nameOf(thing)} AS ENUM (${values})`
      : written(thing, found);
  const condition = `${existence.typeNumber(words)} IS NULL`;
  return text === undefined ? undefined : [guarded(text, { condition }, '\n')];
}

/** The statement that made it, if that is still what it is called and where it is. */
function written(thing: Thing, { origin, madeBy }: Named): string | undefined {
  const by = [origin, madeBy].find((it) => {
    const [effect] = effectsOf({ statement: it.statement, text: it.script });
    return effect?.does === 'make' && thingKey(effect.thing) === thingKey(thing);
  });
  return by && repeatable(originText(by), thing.kind);
}
