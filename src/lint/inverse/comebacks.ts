import type { History } from '../history/history.ts';
import type { Column, Constraint, Index, Table } from '../history/relations.ts';
import type { Effect } from './effect.ts';
import { rangeOf } from './found.ts';
import type { Item } from './item.ts';
import { opacityOf } from './opaque.ts';
import type { Played } from './played.ts';
import { redefined } from './redefined.ts';
import { shownColumn } from './shownColumn.ts';
import type { Step } from './step.ts';
import type { Kind, Thing } from './thing.ts';

/** Something that up has dropped, replaced or set, and that down makes or sets anew, but not as it was. */
export interface Comeback {
  /** The drop of up, or what replaces or sets it. */
  readonly effect: Effect;
  readonly thing: Thing;
  /** A column's definition, in short; empty for what does not differ but is missing. */
  readonly was: string;
  /** Absent: it does not come back with its table or its column. */
  readonly is?: string;
  /** What differs, where a definition is too long to be shown. */
  readonly differs?: readonly string[];
}

/**
 * What comes back otherwise that up drops or sets, where the text of the migrations tells how it was.
 * The histories are asked for late: most migrations need none.
 */
export function comebacksOf(
  played: Played,
  does: 'drop' | 'set',
  histories: () => { readonly before: History; readonly after: History },
): Comeback[] {
  const opacity = opacityOf(played.down);
  const dropped = new Set(played.up.flatMap(({ effect }) => nameOfDropped(effect)));
  const seen = new Set<Item>();
  return played.up.flatMap((step) => {
    const { effect, item } = step;
    if (
      (step.outcome === 'replaced' ? 'drop' : effect.does) !== does ||
      item?.made !== 'before' ||
      seen.has(item) ||
      opacity.hides(item.origin)
    )
      return [];
    if (!isMadeAnew(step, played) && !isSetBack(item, played)) return [];
    seen.add(item);
    const { before, after } = histories();
    const found = differing(item, before, after);
    return found
      .filter(({ thing, is }) => is !== undefined || !dropped.has(thing.name))
      .map((it) => ({ effect, ...it }));
  });
}

function isMadeAnew({ effect, item, outcome }: Step, { scene, inDown }: Played): boolean {
  if (!item || (effect.does !== 'drop' && outcome !== 'replaced')) return false;
  const isReplaced = outcome === 'replaced' && inDown.isRedefined(item);
  return isReplaced || scene.find(item.origin)?.made === 'down';
}

/** True for a column of which down sets all that up has set. */
function isSetBack(item: Item, { inUp, inDown }: Played): boolean {
  if (item.kind !== 'column' || item.goneBy) return false;
  const aspects = inUp.aspects(item);
  return aspects.length > 0 && aspects.every((it) => inDown.settings(item, it).length > 0);
}

function nameOfDropped(effect: Effect): string[] {
  const isPart =
    effect.does === 'drop' && effect.thing.kind !== 'table' && effect.thing.kind !== 'column';
  return isPart ? [effect.thing.name] : [];
}

type Found = Omit<Comeback, 'effect'>;

const DEFINED: ReadonlySet<Kind> = new Set<Kind>([
  ...(['index', 'view', 'materialized view', 'function', 'procedure'] as const),
  ...(['trigger', 'policy', 'sequence', 'type', 'domain'] as const),
]);

function differing({ kind, origin }: Item, before: History, after: History): Found[] {
  if (DEFINED.has(kind)) {
    const differs = redefined(origin, before, after);
    return differs.length > 0 ? [{ thing: origin, was: '', is: '', differs }] : [];
  }
  const owner = kind === 'table' ? origin : origin.on;
  const [was, is] = owner ? [before.table(rangeOf(owner)), after.table(rangeOf(owner))] : [];
  if (!owner || !was || !is || before.isDoubtful(was)) return [];
  if (kind === 'constraint') return constraintChange(origin, was, is);
  if ((kind !== 'table' && kind !== 'column') || !was.hasAllColumns || !is.hasAllColumns) return [];
  const concerns = (columns: readonly (string | undefined)[]): boolean =>
    kind === 'table' || columns.includes(origin.name);
  return [
    ...was.columns
      .filter(({ name }) => concerns([name]))
      .flatMap((it) => columnChange(it, is, owner)),
    ...was.constraints
      .filter((it) => concerns(it.columns) && !hasConstraint(is, it))
      .map(({ name }): Found => ({ thing: { kind: 'constraint', on: owner, name }, was: '' })),
    ...was.indexes
      .filter((it) => concerns(it.columns) && !it.isOfConstraint && !hasIndex(is, it))
      .map(({ name }): Found => ({ thing: { kind: 'index', name }, was: '' })),
  ];
}

function constraintChange(thing: Thing, was: Table, is: Table): Found[] {
  const [before, after] = [was.constraint(thing.name), is.constraint(thing.name)];
  if (!before || !after || isSame(before, after)) return [];
  // Of one that was made USING INDEX, the text does not tell the columns.
  if (before.columns.length === 0 || after.columns.length === 0) return [];
  return [{ thing, was: shownConstraint(before), is: shownConstraint(after) }];
}

function shownConstraint({ kind, columns, references, node }: Constraint): string {
  const action = ACTIONS[node.fk_del_action ?? ''];
  return [
    `${kind.toUpperCase()} (${columns.join(', ')})`,
    ...(references ? [`REFERENCES ${references.name}`] : []),
    ...(action ? [`ON DELETE ${action}`] : []),
  ].join(' ');
}

/** The letters of `pg_constraint.confdeltype`; `a` is the default. */
const ACTIONS: Readonly<Record<string, string>> = {
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
  r: 'RESTRICT',
};

function columnChange(column: Column, table: Table, on: Thing): Found[] {
  const thing: Thing = { kind: 'column', on, name: column.name };
  const now = table.column(column.name);
  if (!now) return [{ thing, was: '' }];
  const isKey = table.constraints.some(
    (it) => it.kind === 'primary key' && it.columns.includes(column.name),
  );
  const [was, is] = [shownColumn(column, isKey), shownColumn(now, isKey)];
  return was.plain === is.plain ? [] : [{ thing, was: was.shown, is: is.shown }];
}

/** Whatever its name, or of the same name: then it is said of that one if it differs. */
function hasConstraint({ constraints }: Table, constraint: Constraint): boolean {
  if (constraint.kind === 'not null') return true;
  return constraints.some((it) => it.name === constraint.name || isSame(it, constraint));
}

function isSame(a: Constraint, b: Constraint): boolean {
  const plain = ({ kind, columns, references, node }: Constraint): string =>
    [kind, columns.join(), references?.name, ACTIONS[node.fk_del_action ?? '']].join(' ');
  return plain(a) === plain(b);
}

function hasIndex({ indexes }: Table, index: Index): boolean {
  return indexes.some(
    (it) =>
      it.name === index.name ||
      (it.columns.join() === index.columns.join() &&
        it.isUnique === index.isUnique &&
        it.isPartial === index.isPartial),
  );
}
