import { type ObjectText, schemaText } from './schemaText.ts';
import { type TextDifference, textDifferences } from './textDifferences.ts';

/** Lines around what differs. */
const CONTEXT = 2;

const LEFT_OUT = '-- ...';

/**
 * Both schemas with only what differs: of each object its first line, and the lines that are other
 * with what stands around them. Whole, they would not show in an editor's few lines what that is.
 */
export function differingTexts(
  before: readonly ObjectText[],
  after: readonly ObjectText[],
): readonly [before: string, after: string] {
  const found = textDifferences(before, after).map(shortened);
  const side = (of: 'before' | 'after'): ObjectText[] =>
    found.flatMap(({ kind, identity, [of]: sql }) =>
      sql === undefined ? [] : [{ kind, identity, sql }],
    );
  return [schemaText(side('before')), schemaText(side('after'))];
}

function shortened(difference: TextDifference): TextDifference {
  const { before, after } = difference;
  if (before === undefined || after === undefined) return difference;
  const [first, second] = [before.split('\n'), after.split('\n')];
  const start = common(first, second);
  const most = Math.min(first.length, second.length) - start;
  const end = Math.min(most, common(first.toReversed(), second.toReversed()));
  const [old, made] = [first, second].map((it) => excerpt(it, start, it.length - end));
  return { ...difference, before: old ?? '', after: made ?? '' };
}

/** How many lines are the same before one differs. */
function common(first: readonly string[], second: readonly string[]): number {
  const at = first.findIndex((line, index) => line !== second[index]);
  return at === -1 ? first.length : at;
}

/** The first line, and those from `start` up to `end` with what stands around them. */
function excerpt(lines: readonly string[], start: number, end: number): string {
  const [from, to] = [Math.max(start - CONTEXT, 1), Math.max(end + CONTEXT, 1)];
  return [
    ...lines.slice(0, 1),
    ...(from > 1 ? [LEFT_OUT] : []),
    ...lines.slice(from, to),
    ...(to < lines.length ? [LEFT_OUT] : []),
  ].join('\n');
}
