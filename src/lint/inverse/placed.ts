import { type Edit, insertion, replacement } from '../fix.ts';
import { writesLower } from './downScript.ts';
import type { Item } from './item.ts';
import { layOut } from './layOut.ts';
import type { Played, PlayedScript } from './played.ts';
import type { Step } from './step.ts';
import type { Undo } from './undo.ts';

/**
 * The edits that put what takes something back into a down script: each before the statements that
 * take back what up did earlier, and else at the end.
 */
export function placed(
  undos: readonly Undo[],
  down: PlayedScript,
  { up, down: steps }: Played,
): Edit[] {
  const numbers = new Map(up.map(({ effect }, index) => [effect, index]));
  const ofItems = new Map(up.map(({ item }, index) => [item, index]));
  const earliest = earliestUndone(steps, ofItems);
  const groups = new Map<number, Undo[]>();
  for (const it of undos) {
    const index = numbers.get(it.step.effect) ?? 0;
    const next = earliest.find((other) => other.index < index)?.step;
    const at = next ? placeBefore(next, down.text) : down.text.length;
    const group = groups.get(at) ?? [];
    groups.set(at, group);
    group.push(it);
  }
  const isLower = writesLower(down);
  return [...groups].flatMap(([at, group]) => edits(at, layOut(group, isLower), down));
}

/** The steps of down that take back something earlier than all steps before them. */
function earliestUndone(steps: readonly Step[], ofItems: ReadonlyMap<Item | undefined, number>) {
  let least = Number.POSITIVE_INFINITY;
  return steps.flatMap((step) => {
    const index = step.item ? (ofItems.get(step.item) ?? least) : least;
    if (index >= least) return [];
    least = index;
    return [{ step, index }];
  });
}

/** Above the comment that belongs to the statement, unless that is the script's header. */
function placeBefore({ effect }: Step, text: string): number {
  const { start } = effect.statement.span;
  const above = /(?:^|\n)((?:[ \t]*--[^\n]*\n)*[ \t]*)$/.exec(text.slice(0, start))?.[1] ?? '';
  return start - above.length <= 1 ? start : start - above.length;
}

function edits(at: number, written: string, { text, statements }: PlayedScript): Edit[] {
  const isCrlf = text.includes('\r\n');
  const lines = (it: string): string => (isCrlf ? it.replaceAll('\n', '\r\n') : it);
  if (at < text.length) return [insertion(at, lines(`${written}\n\n`))];
  const end = text.trimEnd().length;
  const last = statements.at(-1)?.span.end ?? end;
  const isOpen = statements.length > 0 && !text.slice(last).includes(';');
  const gap = end === 0 ? '' : '\n\n';
  return [
    ...(isOpen ? [insertion(last, ';')] : []),
    replacement({ start: end, end: text.length }, lines(`${gap}${written}\n`)),
  ];
}
