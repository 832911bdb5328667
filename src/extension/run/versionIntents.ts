import type { Intent } from '../../engine/plan/plan.ts';
import type { Subject } from '../../protocol/commands.ts';
import type { Scope } from '../ask/askScope.ts';
import { askVersion } from '../ask/askVersion.ts';

/** Running up to the migration that a subject names, or that the person picks. */
export async function askRunTo(scope: Scope, subject: Subject): Promise<Intent | undefined> {
  const version = await askVersion(scope, subject, {
    title: 'Run Up to Here',
    placeHolder: 'The last migration to run',
    offers: ({ row }) => row === undefined,
    none: 'Nothing to run: every migration is applied.',
  });
  return version === undefined ? undefined : { kind: 'run-to', version };
}

/** Reverting down to the migration that a subject names, or that the person picks. */
export async function askRevertTo(scope: Scope, subject: Subject): Promise<Intent | undefined> {
  const version = await askVersion(scope, subject, {
    title: 'Revert Down to Here',
    placeHolder: 'The migration that stays applied; everything newer is reverted',
    offers: ({ row, migration }) => row !== undefined && migration !== undefined,
    none: 'Nothing to revert: no migration is applied.',
  });
  return version === undefined ? undefined : { kind: 'revert-to', version };
}

/** Finishing, or undoing, the migration that a subject names, or that the person picks. */
export async function askHalfDone(
  scope: Scope,
  subject: Subject,
  kind: 'resume' | 'undo',
): Promise<Intent | undefined> {
  const version = await askVersion(scope, subject, {
    title: kind === 'resume' ? 'Resume Half-Done Migration' : 'Undo Half-Done Migration',
    placeHolder: 'Only what runs outside a transaction can be half done',
    offers: ({ row, migration }) => row === undefined && migration?.up?.noTransaction === true,
    none: 'No pending migration runs outside a transaction, so none is half done.',
  });
  return version === undefined ? undefined : { kind, version };
}
