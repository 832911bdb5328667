import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Played, playSession } from '../support/playSession.ts';
import { useServer } from '../support/postgres.ts';
import { STAIRCASE } from '../support/program.ts';
import type { SessionStep } from '../support/session.ts';
import {
  assertSession,
  readSession,
  sessionFolder,
  sessionNames,
} from '../support/sessionFixtures.ts';

const server = useServer();

/**
 * Recorded from sqlx-cli by `UPDATE=1 node --test test/interop/sessions.test.ts`. Where Staircase does
 * something else, a reason stands beside; `UPDATE=1` here rewrites only what stands below a reason.
 */
describe('Staircase does what sqlx-cli does', { concurrency: 2 }, () => {
  for (const name of sessionNames()) {
    test(name, async () => {
      const { steps, rest } = readSession(name);
      const url = await server.createDatabase();
      const played = await playSession(STAIRCASE, steps, sessionFolder(name), url);
      for (const it of played) assertExplained(it);
      assertSession(name, { steps: steps.map((step, i) => told(step, played[i])), rest });
    });
  }
});

function told(step: SessionStep, played: Played | undefined): SessionStep {
  const output = played?.output ?? '';
  if (!step.difference) return { ...step, output };
  return { ...step, difference: { ...step.difference, output } };
}

/** sqlx's line tells a script that it failed; a person is told more, beside it. */
function assertExplained({ output, stderr }: Played): void {
  if (output.startsWith('error: ') || output.includes('\nerror: ')) assert.notEqual(stderr, '');
}
