import type { Dependent } from '../catalogue.ts';
import { madeKey } from '../madeKey.ts';
import type { Named, Needer } from '../objects.ts';
import type { Scribe } from '../scribe.ts';

/**
 * What is neither a relation, a type nor a routine, and what of those it cannot be without. Observed on
 * PostgreSQL 18.
 */
export function makeOther({ catalogue, by, now }: Scribe, kind: string, key: string): Named {
  const madeBy = catalogue.others.get(kind, key, now)?.madeBy ?? by;
  const made = { name: key, origin: by, madeBy };
  catalogue.others.set(kind, key, made, by);
  return made;
}

interface Own {
  readonly type: string;
  readonly key: string;
  readonly kind: Needer['kind'];
  /** As a person reads it. */
  readonly name: string;
}

export function makeNeeding(
  scribe: Scribe,
  own: Own,
  needed: readonly (string | undefined)[],
): void {
  const { type, key, kind, name } = own;
  const { moment } = makeOther(scribe, type, key).madeBy;
  const isThere: Dependent['isThere'] = ({ others }, now) =>
    others.get(type, key, now)?.madeBy.moment === moment;
  scribe.noteDependent({ kind, name, isThere }, known(needed));
}

function known(needed: readonly (string | undefined)[]): string[] {
  return needed.filter((it) => it !== undefined);
}

/** The `madeKey` of one that a script has made. */
export function otherMeant(kind: string, key: string, scribe: Scribe): string | undefined {
  const found = scribe.catalogue.others.get(kind, key, scribe.now);
  return found && madeKey(found);
}
