import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';
import { askHalfDone } from '../run/versionIntents.ts';

/** Runs the down script of a migration outside a transaction that is half done and has no row. */
export const undo: Command = (services, subject) =>
  performIntent(services, subject, 'Undo Half-Done Migration', (scope) =>
    askHalfDone(scope, subject, 'undo'),
  );
