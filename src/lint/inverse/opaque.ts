import type { Step } from './step.ts';
import type { Thing } from './thing.ts';

/** What a script does that its text does not tell, and so may do to anything it could name. */
export interface Opacity {
  /** True when it may have to do with the object: nothing is said of it then. */
  hides(thing: Thing): boolean;
}

/** Of the DO blocks and calls of a script. */
export function opacityOf(steps: readonly Step[]): Opacity {
  const texts = steps
    .filter(({ effect }) => effect.does === 'opaque')
    .map(({ effect: { statement, text } }) => text.slice(statement.span.start, statement.span.end));
  const isEverything = texts.some((it) => !/^do\b/i.test(it) || /\bexecute\b/i.test(it));
  const words = new Set(texts.flatMap((it) => it.toLowerCase().match(WORDS) ?? []));
  const isNamed = (name: string): boolean =>
    (name.toLowerCase().match(WORDS) ?? []).every((it) => words.has(it));
  return {
    hides: (thing) =>
      isEverything || (texts.length > 0 && (isNamed(thing.name) || isChosenFor(thing, isNamed))),
  };
}

/** Whether PostgreSQL itself may have named it so, for a table that is named: `orders_pkey`. */
function isChosenFor({ name, on }: Thing, isNamed: (name: string) => boolean): boolean {
  if (!on || !isNamed(on.name) || !CHOSEN.test(name)) return false;
  return name.toLowerCase().startsWith(`${on.name.toLowerCase()}_`);
}

const CHOSEN = /_(pkey|key|fkey|check|excl|idx|not_null)\d*$/;

const WORDS = /[\p{L}\p{N}_$]+/gu;
