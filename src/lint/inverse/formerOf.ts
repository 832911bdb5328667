import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { History } from '../history/history.ts';
import { originText } from '../history/origin.ts';
import type { Column, Index } from '../history/relations.ts';
import { definitionOf } from './definitions.ts';
import type { Former, RowShape } from './former.ts';
import { foundIn, rangeOf } from './found.ts';
import { dotted } from './namedThing.ts';
import type { PlayedScript } from './played.ts';
import { type Thing, thingKey } from './thing.ts';
import type { Comment } from './writtenComments.ts';

/** The up scripts before a migration. */
export interface Earlier {
  /** In their order. */
  scripts(): readonly PlayedScript[];
  /** The last comments that they write on a thing and on what it has. */
  comments(thing: Thing): readonly Comment[];
}

/** What the earlier up scripts tell. */
export function formerOf(history: History, earlier: Earlier): Former {
  return {
    has(thing) {
      const found = foundIn(history, thing);
      const isDoubtful = found && DEPENDENT.has(thing.kind) && history.isDoubtful(found);
      return found && !isDoubtful ? true : undefined;
    },
    holders: (thing) => holdersOf(thing, history),
    setting(thing, aspect) {
      if (aspect.startsWith('partition of ')) return boundOf(history, thing);
      if (aspect === 'comment') {
        const key = thingKey(thing);
        const found = earlier.comments(thing).find((it) => thingKey(it.thing) === key);
        return found?.value ?? (foundIn(history, thing) ? 'none' : undefined);
      }
      if (thing.kind !== 'column' || !thing.on) return undefined;
      const column = history.column(rangeOf(thing.on), thing.name);
      return column && columnSetting(column, aspect);
    },
    rows: (table) => rowsOf(table, history),
    definition(thing, how) {
      const definition = definitionOf(thing, { ...how, history, earlier: earlier.scripts });
      if (!definition || how.inPlaceOf) return definition;
      const comments = earlier.comments(thing).filter(({ value }) => value !== 'none');
      return [...definition, ...comments.map(({ text }) => text)];
    },
  };
}

function rowsOf(thing: Thing, history: History): RowShape | undefined {
  const table = history.table(rangeOf(thing));
  if (!table?.hasAllColumns) return undefined;
  const ofKind = (wanted: string) =>
    table.constraints.flatMap(({ kind, columns }) => (kind === wanted ? [columns] : []));
  return {
    columns: table.columns.map(({ name }) => name),
    keys: [...ofKind('primary key'), ...ofKind('unique'), ...table.indexes.flatMap(keyOf)],
  };
}

function keyOf({ isUnique, isPartial, columns }: Index): string[][] {
  const named = columns.filter((it) => it !== undefined);
  return isUnique && !isPartial && named.length === columns.length ? [named] : [];
}

/** The table and the columns of a constraint or an index. */
function holdersOf(thing: Thing, history: History): Thing[] {
  const { kind, on } = thing;
  if (kind === 'constraint' && on) {
    const columns = history.constraint(rangeOf(on), thing.name)?.columns ?? [];
    return columns.map((name) => ({ kind: 'column', on, name }));
  }
  const index = kind === 'index' ? history.index(rangeOf(thing)) : undefined;
  if (!index) return [];
  const { schema, name: tableName } = index.table;
  const table = dotted('table', schema === 'public' ? [tableName] : [schema, tableName]);
  const columns = index.columns.filter((it) => it !== undefined);
  return [table, ...columns.map((name): Thing => ({ kind: 'column', on: table, name }))];
}

function columnSetting(column: Column, aspect: string): string | undefined {
  if (aspect === 'type') return column.typeText === '' ? undefined : column.typeText;
  if (aspect === 'not null') return column.notNull ? 'yes' : 'none';
  if (aspect === 'default') return column.generated ? undefined : (column.default ?? 'none');
  if (aspect === 'identity') return column.identity ?? 'none';
  return undefined;
}

/** `FOR VALUES ...` or `DEFAULT`, as it was written when the partition was made or attached. */
function boundOf(history: History, thing: Thing): string | undefined {
  const table = history.table(rangeOf(thing));
  const by = [table?.origin, table?.madeBy].find((it) => it && boundIn(it.statement.node));
  const bound = by && boundIn(by.statement.node);
  if (!by || bound?.location === undefined) return undefined;
  const { statement } = by;
  const from = statement.offsetAt(bound.location) - statement.span.start;
  const text = originText(by).slice(from);
  if (/^default\b/i.test(text)) return 'DEFAULT';
  const values = BOUND.exec(text)?.[0];
  return values && `FOR VALUES ${values}`;
}

/** The parser's place is behind FOR VALUES. */
const BOUND = /^(?:in\s*\([^)]*\)|from\s*\([^)]*\)\s*to\s*\([^)]*\)|with\s*\([^)]*\))/i;

function boundIn(node: object): Nodes['PartitionBoundSpec'] | undefined {
  const { partbound, cmds } = node as Nodes['CreateStmt'] & Nodes['AlterTableStmt'];
  const [command] = nodesOf(cmds, 'AlterTableCmd');
  const attached = command?.def as { PartitionCmd?: Nodes['PartitionCmd'] } | undefined;
  return partbound ?? attached?.PartitionCmd?.bound;
}

/** What CASCADE takes along most often: nobody knows whether it is there once that has happened. */
const DEPENDENT: ReadonlySet<string> = new Set([
  ...['view', 'materialized view', 'constraint', 'trigger', 'policy', 'rule'],
]);
