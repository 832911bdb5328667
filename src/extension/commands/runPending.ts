import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';

/** Runs every pending migration of a folder, or of all folders on one ledger. */
export const runPending: Command = (services, subject) =>
  performIntent(services, subject, 'Run Pending', async () => ({ kind: 'run' }));
