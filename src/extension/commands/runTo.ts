import { askVersion } from '../askVersion.ts';
import type { Command } from '../command.ts';
import { performIntent } from '../performIntent.ts';

/** Runs the pending migrations up to one, which is run too. */
export const runTo: Command = (services, subject) =>
  performIntent(services, subject, 'Run Up to Here', async (scope) => {
    const version = await askVersion(scope, subject, {
      title: 'Run Up to Here',
      placeHolder: 'The last migration to run',
      offers: ({ row }) => row === undefined,
      none: 'Nothing to run: every migration is applied.',
    });
    return version === undefined ? undefined : { kind: 'run-to', version };
  });
