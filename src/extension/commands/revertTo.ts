import { askVersion } from '../askVersion.ts';
import type { Command } from '../command.ts';
import { performIntent } from '../performIntent.ts';

/** Reverts the applied migrations that are newer than one, which stays applied. */
export const revertTo: Command = (services, subject) =>
  performIntent(services, subject, 'Revert Down to Here', async (scope) => {
    const version = await askVersion(scope, subject, {
      title: 'Revert Down to Here',
      placeHolder: 'The migration that stays applied; everything newer is reverted',
      offers: ({ row, migration }) => row !== undefined && migration !== undefined,
      none: 'Nothing to revert: no migration is applied.',
    });
    return version === undefined ? undefined : { kind: 'revert-to', version };
  });
