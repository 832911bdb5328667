import type { Migration } from '../../migrations/migration.ts';
import type { RehearsalMark } from '../../view/rehearsal/rehearsalMark.ts';
import type { Rehearsals } from './rehearsals.ts';

/** What is to be seen of a migration's last rehearsal. */
export function markOf(
  rehearsals: Rehearsals,
  { folder, version }: Migration,
): RehearsalMark | undefined {
  if (rehearsals.isRunning(folder, version)) return { kind: 'running' };
  const kept = rehearsals.of(folder, version);
  if (!kept) return undefined;
  return kept.isCurrent ? { kind: 'done', rehearsal: kept.rehearsal } : { kind: 'old' };
}
