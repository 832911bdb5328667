import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import type { Cure, Deed, Unrepeatable } from './deed.ts';
import { forget } from './routineKeys.ts';

/**
 * The deeds of a script that fail when it is run a second time, in its order. Not among them is
 * what the script has taken away before it makes it, with all that is a part of that, and what it
 * has made before it takes it away.
 */
export function* unrepeatable(script: LintScript): Generator<Unrepeatable> {
  const run = new Run([...script.deeds.values()].flat());
  for (const [index, it] of run.deeds.entries()) {
    const found = run.take(it, index);
    if (found) yield found;
  }
}

/** What a script has made and taken away up to one of its deeds. */
class Run {
  readonly deeds: readonly Deed[];
  readonly #made = new Map<string, Statement>();
  readonly #taken = new Map<string, Statement>();
  /** What it has made of new, whatever was there before. */
  readonly #anew = new Set<string>();
  /** Of each key, its last deed that makes it. */
  readonly #lastMade = new Map<string, number>();

  constructor(deeds: readonly Deed[]) {
    this.deeds = deeds;
    for (const [index, { deed, keys }] of deeds.entries()) {
      if (deed === 'make') for (const key of keys) this.#lastMade.set(key, index);
    }
  }

  /** The next deed; what comes back is wrong with it. */
  take(it: Deed, index: number): Unrepeatable | undefined {
    const lost = this.#isPartOfNew(it) ? undefined : lostIndex(it, this.#made, this.#taken);
    const isUndone = this.#note(it);
    if (lost) return { ...it, ...lost };
    if (!it.cure || isUndone || it.isFleeting) return undefined;
    const isMadeAgain = isDrop(it) && it.keys.every((key) => this.#isMadeBehind(key, index));
    return { ...it, cure: it.cure, ...(isMadeAgain && { isMadeAgain }) };
  }

  #isPartOfNew({ owner }: Deed): boolean {
    return owner !== undefined && this.#anew.has(owner);
  }

  #isMadeBehind(key: string, index: number): boolean {
    return (this.#lastMade.get(key) ?? 0) > index;
  }

  /** True where the script has done the contrary before, or it is about what the script has made. */
  #note(it: Deed): boolean {
    const isMade = it.deed === 'make';
    const [own, other] = isMade ? [this.#made, this.#taken] : [this.#taken, this.#made];
    const isUndone = it.keys.map((key) => forget(other, key)).every(Boolean);
    const isNew = isUndone || this.#isPartOfNew(it);
    if (!isMade && it.index) this.#made.delete(it.index.key);
    for (const key of it.keys) {
      own.set(key, it.statement);
      if (isMade && (isNew || it.isFleeting)) this.#anew.add(key);
    }
    return isNew;
  }
}

/**
 * Not a rename: what has the new name is in the way of a second one. Nor of what is told by its
 * arguments as well: another may be made under the name.
 */
function isDrop({ deed, statement, keys }: Deed): boolean {
  return (
    deed === 'take' && !MOVES.has(statement.kind) && !keys.some((it) => WITH_ARGUMENTS.test(it))
  );
}

const WITH_ARGUMENTS = /^(?:function|procedure|routine|aggregate|operator|cast)\b[^(]*$/;

const MOVES: ReadonlySet<string> = new Set([
  'RenameStmt',
  'AlterObjectSchemaStmt',
  'AlterEnumStmt',
]);

type Deeds = ReadonlyMap<string, Statement>;

/**
 * A key that the script drops before it makes it of an index takes that along, unless the script makes
 * the index, too. Measured on PostgreSQL 18: `index "i" does not exist`.
 */
function lostIndex(
  { keys, index, statement, what }: Deed,
  made: Deeds,
  taken: Deeds,
): Pick<Unrepeatable, 'cure' | 'why'> | undefined {
  const by = keys.map((key) => taken.get(key)).find((it) => it !== undefined);
  if (!index?.turned || !by || made.has(index.key) || statement.inDo?.isGuarded) return undefined;
  const { name, guard } = index.turned;
  const cure: Cure = by === statement ? { kind: 'guard', guard, isWhole: true } : APART;
  return { cure, why: `the index "${name}" has become the ${what} and is dropped with that` };
}

const APART: Cure = {
  kind: 'advice',
  advice:
    'Drop the constraint in the ALTER TABLE that adds it, and put that into a DO block that looks for the index first.',
};
