import type { Statement } from '../../../sql/parser.ts';
import type { Span } from '../../../sql/span.ts';
import type { Drop, Make, Move, Origin, Setting } from '../effect.ts';
import type { Thing } from '../thing.ts';

/** A statement of a script, for its effects to be read from. */
export interface Source {
  readonly statement: Statement;
  /** The whole script. */
  readonly text: string;
}

/** Where an effect is from: all of the statement, unless a stretch of it says so. */
export function originIn({ statement, text }: Source, span: Span = statement.span): Origin {
  return { statement, text, span };
}

export function making(source: Source, thing: Thing, more: Omit<Partial<Make>, 'does'> = {}): Make {
  return { ...originIn(source), does: 'make', thing, ...more };
}

export function dropping(source: Source, thing: Thing, more: Partial<Drop> = {}): Drop {
  return { ...originIn(source), does: 'drop', thing, ifExists: false, isCascade: false, ...more };
}

export function moving(source: Source, thing: Thing, to: Thing, ifExists = false): Move {
  return { ...originIn(source), does: 'move', thing, to, ifExists };
}

export function setting(
  source: Source,
  thing: Thing,
  aspect: string,
  value?: string,
  more: Partial<Setting> = {},
): Setting {
  const taken = value === undefined ? {} : { value };
  return { ...originIn(source), does: 'set', thing, aspect, ...taken, ifExists: false, ...more };
}
