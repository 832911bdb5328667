import type { Direction, Step } from '../../engine/plan/plan.ts';

const VERBS: Readonly<Record<Direction, string>> = {
  up: 'run',
  down: 'revert',
  mark: 'mark as applied',
};

/** What a step is called in progress, plan, log and report: "run 20241221000000 init schema". */
export function stepName({ direction, migration, resume, withoutRow }: Step): string {
  const verb = withoutRow ? 'undo' : VERBS[direction];
  const words = resume ? `resume: ${verb}` : verb;
  return `${words} ${migration.version} ${migration.description}`.trimEnd();
}
