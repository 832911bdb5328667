import assert from 'node:assert/strict';
import { dropInvalidIndex } from '../../../src/engine/halfDone/dropInvalidIndex.ts';
import type { Intent } from '../../../src/engine/plan/plan.ts';
import type { Choice, Failure } from '../../../src/engine/run/report.ts';
import type { Unrecorded } from './aftermath.ts';
import { type CrashScene, type Direction, INTENTS } from './crashScene.ts';
import { engineRun, withSession } from './engineRun.ts';

/**
 * What a script outside a transaction has left without its row stops the next run, which says so
 * statement by statement and offers what may be chosen; `nth` picks one of it.
 */
export async function settle(
  scene: CrashScene,
  direction: Direction,
  unrecorded: Unrecorded,
  nth: number,
): Promise<void> {
  const { landed, migration } = unrecorded;
  // A drop that was ended is simply tried again.
  if (landed === 'invalid-index' && direction === 'revert') return;
  const { steps } = await engineRun(scene.url, scene.folder, INTENTS[direction]);
  const stopped = steps.find((it) => it.outcome === 'failed');
  assert.equal(stopped?.step.migration.version, migration.version);
  const failure = stopped.failure ?? { message: '' };
  if (landed === 'invalid-index') return dropIndexes(scene, failure);
  assertTold(failure, landed, unrecorded.of);
  const choices = choicesOf(failure, unrecorded);
  const choice = choices[nth % choices.length];
  assert.ok(choice, 'there is something to choose');
  const chosen = await engineRun(scene.url, scene.folder, intentOf(choice, migration.version));
  assert.equal(chosen.outcome, 'done', `${choice}: ${chosen.steps[0]?.failure?.message}`);
}

/** Each transaction of the library's scripts has as many statements as the others. */
function assertTold({ message, statements = [] }: Failure, landed: number, of: number): void {
  const done = (statements.length * landed) / of;
  const what =
    landed === of ? 'what it does is' : `${done} of ${statements.length} of its statements are`;
  assert.ok(message.includes(`was not sent: ${what} done already`), message);
  assert.deepEqual(
    statements.map(({ fate }) => fate),
    statements.map((_, at) => (at < done ? 'already-there' : 'not-landed')),
  );
}

/** To mark what is not all there is a person's right, and leaves another schema than this test's. */
function choicesOf({ choices = [] }: Failure, { landed, of }: Unrecorded): readonly Choice[] {
  if (landed === of) return choices;
  assert.deepEqual(choices, ['resume', 'undo', 'mark']);
  return ['resume', 'undo'];
}

async function dropIndexes({ url }: CrashScene, failure: Failure): Promise<void> {
  assert.match(failure.message, /was not sent: the INVALID index .* is in its way/);
  for (const index of failure.invalidIndexes ?? []) {
    const { outcome } = await withSession(url, (session) => dropInvalidIndex(session, index));
    assert.equal(outcome, 'done');
  }
}

function intentOf(choice: Choice, version: bigint): Intent {
  return choice === 'mark'
    ? { kind: 'mark-applied', versions: [version] }
    : { kind: choice, version };
}
