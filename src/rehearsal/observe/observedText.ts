import type { Waiting } from '../../sql/lockMode.ts';
import type { ObservedStatement, Relation } from './observation.ts';

/**
 * What was seen of a statement, a sentence for each thing: its locks and who waits for them, what
 * was written anew, and what was read. Empty where it touched nothing that was there before.
 */
export function observedLines({ locks, rewritten, scanned }: ObservedStatement): string[] {
  const names = new Set(rewritten.map(({ name }) => name));
  const readOnly = scanned.filter(({ name }) => !names.has(name));
  return [
    ...locks.map((it) => `${it.mode} on ${shown(it.relation)}: ${WAIT[it.whoWaits]}.`),
    ...(rewritten.length > 0 ? [`Written anew: ${list(rewritten)}.`] : []),
    ...(readOnly.length > 0 ? [`All rows are read: ${list(readOnly)}.`] : []),
  ];
}

/** As the linter says it of a statement that was not run. */
const WAIT: Readonly<Record<Waiting, string>> = {
  'reads and writes': 'reads and writes wait',
  writes: 'writes wait, reads do not',
  'other DDL only': 'reads and writes go on, other changes of the schema wait',
  nobody: 'nobody who reads or writes waits',
};

function list(relations: readonly Relation[]): string {
  return relations.map(shown).join(', ');
}

function shown({ kind, name }: Relation): string {
  return `${kind} ${name}`;
}
