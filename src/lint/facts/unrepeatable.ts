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
  const [made, taken] = [new Map<string, Statement>(), new Map<string, Statement>()];
  const anew = new Set<string>();
  const deeds = [...script.deeds.values()].flat();
  const lastMade = new Map(
    deeds.flatMap((it, index) =>
      it.deed === 'make' ? it.keys.map((key) => [key, index] as const) : [],
    ),
  );
  for (const [index, it] of deeds.entries()) {
    const [own, other] = it.deed === 'make' ? [made, taken] : [taken, made];
    const isPartOfNew = it.owner !== undefined && anew.has(it.owner);
    const lost = isPartOfNew ? undefined : lostIndex(it, made, taken);
    const isUndone = it.keys.map((key) => forget(other, key)).every(Boolean) || isPartOfNew;
    if (it.deed === 'take' && it.index) made.delete(it.index.key);
    for (const key of it.keys) {
      own.set(key, it.statement);
      if (it.deed === 'make' && (isUndone || it.isFleeting)) anew.add(key);
    }
    if (lost) yield { ...it, ...lost };
    else if (it.cure && !isUndone && !it.isFleeting) {
      const isMadeAgain = isDrop(it) && it.keys.every((key) => (lastMade.get(key) ?? 0) > index);
      yield { ...it, cure: it.cure, ...(isMadeAgain && { isMadeAgain }) };
    }
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
