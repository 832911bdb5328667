import type { Problem } from '../../migrations/migration.ts';

/**
 * Problems without those that say what another one, or one that was told before, has said: two
 * directories that share a version are one problem.
 */
export function toldOnce(problems: readonly Problem[], told: readonly Problem[] = []): Problem[] {
  const said = new Set(told.map(({ message }) => message));
  return problems.filter(({ message }) => {
    const isNew = !said.has(message);
    said.add(message);
    return isNew;
  });
}
