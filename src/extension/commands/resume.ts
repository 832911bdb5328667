import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';
import { askHalfDone } from '../run/versionIntents.ts';

/** Sends what is missing of a script outside a transaction that is half done, and writes its row. */
export const resume: Command = (services, subject) =>
  performIntent(services, subject, 'Resume Half-Done Migration', (scope) =>
    askHalfDone(scope, subject, 'resume'),
  );
