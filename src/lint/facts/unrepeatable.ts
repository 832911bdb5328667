import type { LintScript } from '../subject.ts';
import type { Unrepeatable } from './deed.ts';

/**
 * The deeds of a script that fail when it is run a second time, in its order. Not among them is
 * what the script has taken away before it makes it, with all that is a part of that, and what it
 * has made before it takes it away.
 */
export function* unrepeatable(script: LintScript): Generator<Unrepeatable> {
  const [made, taken, anew] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const it of [...script.deeds.values()].flat()) {
    const [own, other] = it.deed === 'make' ? [made, taken] : [taken, made];
    const isPartOfNew = it.owner !== undefined && anew.has(it.owner);
    const isUndone = it.keys.map((key) => other.delete(key)).every(Boolean) || isPartOfNew;
    for (const key of it.keys) {
      own.add(key);
      if (it.deed === 'make' && (isUndone || it.isFleeting)) anew.add(key);
    }
    if (it.cure && !isUndone && !it.isFleeting) yield { ...it, cure: it.cure };
  }
}
