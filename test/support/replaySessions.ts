import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Played, type Preparation, playSession } from './playSession.ts';
import type { TestPostgres } from './postgres.ts';
import type { Player } from './program.ts';
import type { SessionStep } from './session.ts';
import { assertSession, readSession, sessionFolder, sessionNames } from './sessionFixtures.ts';

export interface Replay extends Preparation {
  readonly names?: readonly string[];
}

/**
 * A test for each session that is recorded of sqlx-cli: Staircase does the same, or where a reason
 * stands beside, what stands below the reason; `UPDATE=1` rewrites only that.
 */
export function replaySessions(
  title: string,
  staircase: Player,
  server: TestPostgres,
  { names = sessionNames(), prepare }: Replay = {},
): void {
  describe(title, { concurrency: 2 }, () => {
    for (const name of names) {
      test(name, async () => {
        const { steps, rest } = readSession(name);
        const url = await server.createDatabase();
        const played = await playSession(staircase, steps, {
          folder: sessionFolder(name),
          url,
          prepare,
        });
        for (const it of played) assertExplained(it);
        const told = steps.map((step, i) => differing(step, played[i]?.output ?? ''));
        assertSession(name, { steps: told, rest });
      });
    }
  });
}

/** What is recorded of sqlx-cli is never overwritten by what Staircase does. */
function differing(step: SessionStep, output: string): SessionStep {
  if (step.difference) return { ...step, difference: { ...step.difference, output } };
  assert.equal(output, step.output, `$ ${step.command}`);
  return step;
}

/** sqlx's line tells a script that it failed; a person is told more, beside it. */
function assertExplained({ output, stderr }: Played): void {
  if (output.startsWith('error: ') || output.includes('\nerror: ')) assert.notEqual(stderr, '');
}
