import type { IndexStmt } from '@pgsql/types';
import { type NodeTag, nodesOf } from '../../sql/nodes.ts';
import { existence } from '../facts/existence.ts';
import { guarded } from '../facts/guarded.ts';
import { sqlName } from '../facts/sqlName.ts';
import type { History } from '../history/history.ts';
import type { Named } from '../history/objects.ts';
import { originText } from '../history/origin.ts';
import type { Index, Table } from '../history/relations.ts';
import { effectsOf } from './effectsOf.ts';
import { fitsInPlace } from './fitsInPlace.ts';
import type { Restoring } from './former.ts';
import { foundIn, rangeOf, wordsOf } from './found.ts';
import { nameOf, ownerOf } from './names.ts';
import type { PlayedScript } from './played.ts';
import { repeatable } from './statementSql.ts';
import {
  columnDefinition,
  constraintDefinition,
  isWritten,
  tableDefinition,
} from './tableDefinition.ts';
import { type Kind, type Thing, thingKey } from './thing.ts';

/** What a definition is taken from, and how it is to be. */
interface Sources extends Restoring {
  readonly history: History;
  /** The scripts that the history is of. */
  readonly earlier: () => readonly PlayedScript[];
}

/**
 * The statements that make a thing as a history has it, so that they may run where it is there;
 * undefined where the text of the migrations does not tell them.
 */
export function definitionOf(thing: Thing, sources: Sources): readonly string[] | undefined {
  const { history, inPlaceOf, isWanted } = sources;
  const { kind, on } = thing;
  if (kind === 'table') return ofTable(thing, history.table(rangeOf(thing)), isWanted);
  const table = on && history.table(rangeOf(on));
  if (kind === 'column') return table && ofColumn(thing, table, isWanted);
  if (kind === 'constraint') return table && ofConstraint(thing, table);
  if (kind === 'type' || kind === 'domain') return ofType(thing, history);
  const found = foundIn(history, thing);
  const text = found && written(thing, found);
  if (!found || text === undefined) return undefined;
  const isInPlace = inPlaceOf && fitsInPlace(found.origin.statement.node, inPlaceOf.statement.node);
  const indexes = kind === 'materialized view' ? indexesOf(thing, sources) : [];
  return [...(isInPlace === false ? [dropOf(thing)] : before(thing)), text, ...indexes];
}

type IsWanted = Restoring['isWanted'];

/** Of a materialized view the history knows no indexes, but it knows which of them are there. */
function indexesOf(view: Thing, { history, earlier, isWanted }: Sources): string[] {
  return earlier().flatMap(({ statements, text }) =>
    statements
      .filter(({ kind }) => kind === ('IndexStmt' satisfies NodeTag))
      .flatMap((statement) => {
        const [effect] = effectsOf({ statement, text });
        if (effect?.does !== 'make' || !effect.goesWith?.[0]) return [];
        if (thingKey(effect.goesWith[0]) !== thingKey(view) || !isWanted(effect.thing)) return [];
        const found = history.index(rangeOf(effect.thing));
        return found?.madeBy.statement === statement ? (written(effect.thing, found) ?? []) : [];
      }),
  );
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

function ofTable(thing: Thing, table: Table | undefined, isWanted: IsWanted): string[] | undefined {
  const wanted = (kind: Kind) => (it: Named) => isWanted({ kind, on: thing, name: it.name });
  const definition = table && tableDefinition(table, nameOf(thing), wanted('constraint'));
  if (definition === undefined || !table) return undefined;
  const { indexes, triggers, policies, hasRowSecurity } = table;
  const part = (kind: Kind) => (it: Named) => written({ kind, on: thing, name: it.name }, it) ?? [];
  return [
    definition,
    ...indexes.filter((it) => !it.isOfConstraint && isWanted(indexThing(it))).flatMap(ofIndex),
    ...triggers.filter(wanted('trigger')).flatMap(part('trigger')),
    ...policies.filter(wanted('policy')).flatMap(part('policy')),
    ...(hasRowSecurity ? [`ALTER TABLE ${nameOf(thing)} ENABLE ROW LEVEL SECURITY`] : []),
  ];
}

function ofColumn(thing: Thing, table: Table, isWanted: IsWanted): string[] | undefined {
  const column = table.column(thing.name);
  const definition = column && columnDefinition(column);
  if (definition === undefined) return undefined;
  const uses = ({ columns }: { columns: readonly (string | undefined)[] }): boolean =>
    columns.includes(thing.name);
  return [
    `ALTER TABLE IF EXISTS ${ownerOf(thing)} ADD COLUMN IF NOT EXISTS ${definition}`,
    ...table.constraints
      .filter((it) => isWritten(it) && uses(it))
      .filter((it) => isWanted({ kind: 'constraint', on: thing.on ?? thing, name: it.name }))
      .map((it) => addConstraint(ownerOf(thing), it.name, constraintDefinition(it))),
    ...table.indexes
      .filter((it) => !it.isOfConstraint && uses(it) && isWanted(indexThing(it)))
      .flatMap(ofIndex),
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

function indexThing({ schema, name }: Index): Thing {
  return { kind: 'index', name, ...(schema !== 'public' && { schema }) };
}

function ofIndex(index: Index): string[] {
  return [written(indexThing(index), index) ?? []].flat();
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
function written(thing: Thing, named: Named): string | undefined {
  const { origin, madeBy } = named;
  const by = [origin, madeBy].find((it) => {
    const [effect] = effectsOf({ statement: it.statement, text: it.script });
    return effect?.does === 'make' && thingKey(effect.thing) === thingKey(thing);
  });
  return by && namesAreKept(named, by.statement.node)
    ? repeatable(originText(by), thing)
    : undefined;
}

/** False for an index whose table or columns have other names than when it was written. */
function namesAreKept(named: Named, node: object): boolean {
  if (!('indexParams' in node) || !('columns' in named)) return true;
  const { indexParams, relation } = node as IndexStmt;
  const { columns, table } = named as Index;
  const written = nodesOf(indexParams, 'IndexElem').map(({ name }) => name);
  return relation?.relname === table.name && written.join() === columns.join();
}
