import type { Command } from '../command.ts';
import { performIntent } from '../run/performIntent.ts';
import { askRunTo } from '../run/versionIntents.ts';

/** Runs the pending migrations up to one, which is run too. */
export const runTo: Command = (services, subject) =>
  performIntent(services, subject, 'Run Up to Here', (scope) => askRunTo(scope, subject));
