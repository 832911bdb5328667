import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';
import { askRevertTo } from '../run/versionIntents.ts';

/** Reverts the applied migrations that are newer than one, which stays applied. */
export const revertTo: Command = (services, subject) =>
  performIntent(services, subject, 'Revert Down to Here', (scope) => askRevertTo(scope, subject));
