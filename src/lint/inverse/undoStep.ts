import { existence } from '../facts/existence.ts';
import { dropActions } from './dropActions.ts';
import type { Setting } from './effect.ts';
import type { Former } from './former.ts';
import { rangeOf } from './found.ts';
import { guardedSql } from './guardedSql.ts';
import { insertedRows } from './insertedRows.ts';
import { type Item, thingOf } from './item.ts';
import { moveActions } from './moveActions.ts';
import { reversedPrivileges } from './privilegeSql.ts';
import { setActions } from './setActions.ts';
import { concurrently } from './statementSql.ts';
import type { Step } from './step.ts';
import { shownThing, type Thing, thingKey } from './thing.ts';
import { type Action, statement, type Undo, wholeSql } from './undo.ts';
import { verbatim } from './written.ts';

/** How the up script runs, and what was before it. */
export interface UndoContext {
  readonly former: Former;
  /** Keys of what the script drops by name: it comes back by itself, not with its table or column. */
  readonly dropped: ReadonlySet<string>;
  /** True where the scripts run outside a transaction, and CONCURRENTLY may be said. */
  readonly mayBeConcurrent: boolean;
}

/** What takes back a step that something is left of; the scene is as the step left it. */
export function undoStep(step: Step, context: UndoContext): Undo | undefined {
  const { effect } = step;
  if (effect.does === 'opaque') return { step, actions: [], open: opaqueRemark(step) };
  if (effect.does === 'change data') {
    const shape = context.former.rows(effect.thing);
    const deleted = shape && insertedRows(effect, shape);
    return deleted ? { step, actions: [deleted] } : { step, actions: [], remark: dataRemark(step) };
  }
  if (step.outcome === 'skipped' || !step.item) return undefined;
  if (effect.does === 'make') return undoMake(step, step.item, context);
  if (effect.does === 'drop') return undoDrop(step, step.item, context);
  if (effect.does === 'set') return undoSet(step, step.item, effect, context);
  const now = thingOf(step.item);
  return { step, actions: step.nameBefore ? moveActions(now, step.nameBefore) : [] };
}

function undoMake(step: Step, item: Item, context: UndoContext): Undo | undefined {
  if (step.outcome === 'replaced') return restored(step, item, context, true);
  if (item.goesWith.some((it) => it.made === 'up' && goesSoonEnough(item, it))) return undefined;
  const thing = thingOf(item);
  const isConcurrent = step.effect.does === 'make' && step.effect.isConcurrent === true;
  const actions = dropActions(thing, isConcurrent && context.mayBeConcurrent);
  if (actions) return { step, actions: [...actions, ...takenIndex(step, context)] };
  const open =
    `irreversible: PostgreSQL cannot take ${shownThing(thing)} away again. ` +
    'To be rid of it, build the type anew without it and convert its columns.';
  return { step, actions: [], open };
}

/** False where something that it needs was made after what it goes with, and is to go before that. */
function goesSoonEnough({ needs }: Item, { by }: Item): boolean {
  return needs.every((it) => it.made !== 'up' || it.by.span.start < by.span.start);
}

/** A key that was made of an index takes it away when it goes. */
function takenIndex({ effect }: Step, { former }: UndoContext): Action[] {
  const index = effect.does === 'make' ? effect.takesOver : undefined;
  const definition = index && former.definition(index, { isWanted: () => true });
  return (definition ?? []).map((it) => statement(verbatim(it)));
}

function undoDrop(step: Step, item: Item, context: UndoContext): Undo | undefined {
  if (item.made !== 'before') return undefined;
  const undo = restored(step, item, context, false);
  if (step.effect.does !== 'drop' || item.kind !== 'index') return undo;
  const isConcurrent = step.effect.isConcurrent === true && context.mayBeConcurrent;
  const actions = undo.actions.map((it) =>
    statement(verbatim(concurrently(it.sql.upper, isConcurrent))),
  );
  return { ...undo, actions };
}

/** An older object as it was, by the earlier migrations. */
function restored(
  step: Step,
  item: Item,
  { former, dropped }: UndoContext,
  isThere: boolean,
): Undo {
  const shown = shownThing(item.origin);
  const definition = former.definition(item.origin, {
    ...(isThere && { inPlaceOf: step.effect }),
    isWanted: (it) => !dropped.has(thingKey(it)),
  });
  const lost = isThere || isComputed(definition?.[0] ?? '') ? undefined : LOST[item.kind]?.(shown);
  if (!definition) {
    const open = `Write here what makes ${shown} as it was: the earlier migrations do not tell.`;
    return { step, actions: [], ...(lost !== undefined && { remark: lost }), open };
  }
  const actions = definition.map((it) => statement(verbatim(it)));
  const fails = isRequired(definition[0] ?? '')
    ? ' It fails while the table has rows: give it a DEFAULT.'
    : '';
  return { step, actions, ...(lost !== undefined && { remark: `${lost}${fails}` }) };
}

/** True of a column that every row must have a value for. */
function isRequired(definition: string): boolean {
  const isColumn = / ADD COLUMN /.test(definition);
  return (
    isColumn && /\bNOT NULL$/.test(definition) && !/\b(?:DEFAULT|GENERATED)\b/.test(definition)
  );
}

/** True of a column whose values come back with it, since the server works them out. */
function isComputed(definition: string): boolean {
  return / ADD COLUMN .* GENERATED ALWAYS AS \(/s.test(definition);
}

const LOST: Readonly<Record<string, (shown: string) => string>> = {
  table: (shown) => `irreversible: the rows of ${shown} are lost, only the table comes back.`,
  column: (shown) => `irreversible: the values of ${shown} are lost, only the column comes back.`,
};

function undoSet(step: Step, item: Item, effect: Setting, context: UndoContext): Undo | undefined {
  if (item.made === 'up') return undefined;
  const { aspect, statement: by, text } = effect;
  if (/^(?:privileges of|membership in) /.test(aspect)) {
    const reversed = reversedPrivileges(text.slice(by.span.start, by.span.end));
    if (reversed !== undefined) return { step, actions: [statement(verbatim(reversed))] };
  }
  if (step.before && step.before.value === effect.value) return undefined;
  const thing = thingOf(item);
  if (aspect === 'definition' || aspect === 'attributes')
    return restored(step, item, context, true);
  const actions = setActions(thing, effect, step.before)?.map((it) => whileNamed(thing, item, it));
  if (actions) return { step, actions, ...settingRemark(effect, step, shownThing(thing)) };
  const what = aspect.startsWith('partition of') ? 'attachment' : (SHOWN[aspect] ?? aspect);
  const open = `Set the ${what} of ${shownThing(thing)} back to what it was: the earlier migrations do not tell.`;
  return { step, actions: [], open };
}

/**
 * A column that gets its former name back further down is not there when the script is run again, and
 * ALTER COLUMN knows no IF EXISTS.
 */
function whileNamed({ kind, name, on }: Thing, { origin }: Item, action: Action): Action {
  if (kind !== 'column' || !on || name === origin.name) return action;
  const condition = existence.column(rangeOf(on), name, true);
  return statement(guardedSql(wholeSql(action), { condition }));
}

function settingRemark({ aspect }: Setting, { before }: Step, shown: string): { remark?: string } {
  if (aspect === 'type') {
    return { remark: `Fails while ${shown} holds what the former type does not.` };
  }
  if (before || !GUESSED.has(aspect)) return {};
  return { remark: `If ${shown} had another ${SHOWN[aspect] ?? aspect} before, write that one.` };
}

const SHOWN: Readonly<Record<string, string>> = { enabled: 'state', expression: 'generation' };

/** What is put back to PostgreSQL's own setting where the earlier migrations do not tell it. */
const GUESSED: ReadonlySet<string> = new Set(['default', 'comment', 'enabled', 'replica identity']);

function dataRemark({ effect }: Step): string {
  const shown = effect.does === 'change data' ? shownThing(effect.thing) : '';
  const verb = effect.does === 'change data' ? effect.verb : '';
  if (verb === 'INSERT' || verb === 'COPY') {
    return `The rows that up.sql writes to ${shown} stay, unless they are deleted here.`;
  }
  return `irreversible: what ${verb} has changed in ${shown} cannot be put back.`;
}

function opaqueRemark({ effect: { statement: by, text } }: Step): string {
  const line = text.slice(0, by.span.start).split('\n').length;
  const word = /^\w+/.exec(text.slice(by.span.start))?.[0].toUpperCase();
  return `Write here what takes back the ${word} in line ${line} of up.sql.`;
}
