import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';

/** Reverts the newest applied migration and runs it again. */
export const redoLast: Command = (services, subject) =>
  performIntent(services, subject, 'Redo Last', async () => ({ kind: 'redo' }));
