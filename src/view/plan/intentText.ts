import type { Intent } from '../../engine/plan/plan.ts';

/** What an intent is called in titles: "Run Pending", "Revert Down to 20241221000000". */
export function intentText(intent: Intent): string {
  switch (intent.kind) {
    case 'run':
      return 'Run Pending';
    case 'run-to':
      return `Run Up to ${intent.version}`;
    case 'revert-last':
      return 'Revert Last';
    case 'revert-to':
      return `Revert Down to ${intent.version}`;
    case 'redo':
      return 'Redo Last';
    case 'reset':
      return 'Reset';
    case 'mark-applied':
      return 'Mark as Applied';
    case 'resume':
      return `Resume ${intent.version}`;
    case 'undo':
      return `Undo ${intent.version}`;
  }
}

/** What is done to the target, as a verb for questions and buttons. */
export function intentVerb({ kind }: Intent): string {
  if (kind === 'run' || kind === 'run-to') return 'Run';
  if (kind === 'redo') return 'Redo';
  if (kind === 'reset') return 'Reset';
  if (kind === 'resume') return 'Resume';
  if (kind === 'undo') return 'Undo';
  return kind === 'mark-applied' ? 'Mark' : 'Revert';
}

/** "1 migration", "3 migrations". */
export function migrationCount(count: number): string {
  return count === 1 ? '1 migration' : `${count} migrations`;
}
