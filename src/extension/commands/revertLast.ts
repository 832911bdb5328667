import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';

/** Reverts the newest applied migration. */
export const revertLast: Command = (services, subject) =>
  performIntent(services, subject, 'Revert Last', async () => ({ kind: 'revert-last' }));
