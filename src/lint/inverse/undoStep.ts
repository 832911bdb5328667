import { dropActions } from './dropActions.ts';
import type { Setting } from './effect.ts';
import type { Former } from './former.ts';
import { type Item, thingOf } from './item.ts';
import { moveActions } from './moveActions.ts';
import { reversedPrivileges } from './privilegeSql.ts';
import type { Step } from './scene.ts';
import { setActions } from './setActions.ts';
import { concurrently } from './statementSql.ts';
import { shownThing } from './thing.ts';
import { statement, type Undo } from './undo.ts';
import { verbatim } from './written.ts';

/** How the up script runs, and what was before it. */
export interface UndoContext {
  readonly former: Former;
  /** True where the scripts run outside a transaction, and CONCURRENTLY may be said. */
  readonly mayBeConcurrent: boolean;
}

/** What takes back a step that something is left of; the scene is as the step left it. */
export function undoStep(step: Step, context: UndoContext): Undo | undefined {
  const { effect } = step;
  if (effect.does === 'opaque') return { step, actions: [], remark: opaqueRemark(step) };
  if (effect.does === 'change data') return { step, actions: [], remark: dataRemark(step) };
  if (step.outcome === 'skipped' || !step.item) return undefined;
  if (effect.does === 'make') return undoMake(step, step.item, context);
  if (effect.does === 'drop') return undoDrop(step, step.item, context);
  if (effect.does === 'set') return undoSet(step, step.item, effect, context);
  const now = thingOf(step.item);
  return { step, actions: step.nameBefore ? moveActions(now, step.nameBefore) : [] };
}

function undoMake(
  step: Step,
  item: Item,
  { former, mayBeConcurrent }: UndoContext,
): Undo | undefined {
  if (step.outcome === 'replaced') return restored(step, item, former, true);
  if (item.goesWith.some(({ made }) => made === 'up')) return undefined;
  const thing = thingOf(item);
  const isConcurrent = step.effect.does === 'make' && step.effect.isConcurrent === true;
  const actions = dropActions(thing, isConcurrent && mayBeConcurrent);
  if (actions) return { step, actions };
  const remark =
    `irreversible: PostgreSQL cannot take ${shownThing(thing)} away again. ` +
    'To be rid of it, build the type anew without it and convert its columns.';
  return { step, actions: [], remark };
}

function undoDrop(
  step: Step,
  item: Item,
  { former, mayBeConcurrent }: UndoContext,
): Undo | undefined {
  if (item.made !== 'before') return undefined;
  const undo = restored(step, item, former, false);
  if (step.effect.does !== 'drop' || item.kind !== 'index') return undo;
  const isConcurrent = step.effect.isConcurrent === true && mayBeConcurrent;
  const actions = undo.actions.map((it) =>
    statement(verbatim(concurrently(it.sql.upper, isConcurrent))),
  );
  return { ...undo, actions };
}

/** An older object as it was, by the earlier migrations. */
function restored(step: Step, item: Item, former: Former, isThere: boolean): Undo {
  const shown = shownThing(item.origin);
  const definition = former.definition(item.origin, isThere ? step.effect : undefined);
  const lost = isThere ? undefined : LOST[item.kind]?.(shown);
  if (!definition) {
    const remark = `Write here what makes ${shown} as it was: the earlier migrations do not tell.`;
    return { step, actions: [], remark: [lost, remark].filter((it) => it).join(' ') };
  }
  const actions = definition.map((it) => statement(verbatim(it)));
  return { step, actions, ...(lost !== undefined && { remark: lost }) };
}

const LOST: Readonly<Record<string, (shown: string) => string>> = {
  table: (shown) => `irreversible: the rows of ${shown} are lost, only the table comes back.`,
  column: (shown) => `irreversible: the values of ${shown} are lost, only the column comes back.`,
};

function undoSet(
  step: Step,
  item: Item,
  effect: Setting,
  { former }: UndoContext,
): Undo | undefined {
  if (item.made === 'up') return undefined;
  const { aspect, statement: by, text } = effect;
  if (/^(?:privileges of|membership in) /.test(aspect)) {
    const reversed = reversedPrivileges(text.slice(by.span.start, by.span.end));
    if (reversed !== undefined) return { step, actions: [statement(verbatim(reversed))] };
  }
  const thing = thingOf(item);
  if (aspect === 'definition' || aspect === 'attributes') return restored(step, item, former, true);
  const actions = setActions(thing, effect, step.before);
  if (actions) return { step, actions, ...settingRemark(effect, step, shownThing(thing)) };
  const what = aspect.startsWith('partition of') ? 'attachment' : (SHOWN[aspect] ?? aspect);
  const remark = `Set the ${what} of ${shownThing(thing)} back to what it was: the earlier migrations do not tell.`;
  return { step, actions: [], remark };
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
