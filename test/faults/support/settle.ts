import assert from 'node:assert/strict';
import { dropInvalidIndex } from '../../../src/engine/dropInvalidIndex.ts';
import type { Intent } from '../../../src/engine/plan.ts';
import type { Choice, Failure } from '../../../src/engine/report.ts';
import type { Aftermath } from './aftermath.ts';
import { type CrashScene, type Direction, INTENTS } from './crashScene.ts';
import { engineRun, withSession } from './engineRun.ts';

/**
 * What a script outside a transaction has left without its row stops the next run, which says so
 * and offers what may be chosen; `nth` picks one of it.
 */
export async function settle(
  scene: CrashScene,
  direction: Direction,
  { kind, migration }: NonNullable<Aftermath['unrecorded']>,
  nth: number,
): Promise<void> {
  // A drop that was ended is simply tried again.
  if (kind === 'invalid-index' && direction === 'revert') return;
  const { steps } = await engineRun(scene.url, scene.folder, INTENTS[direction]);
  const stopped = steps.find((it) => it.outcome === 'failed');
  assert.equal(stopped?.step.migration.version, migration.version);
  const { failure } = stopped;
  if (kind === 'invalid-index') return dropIndexes(scene, failure);
  assert.match(failure?.message ?? '', /was not sent: what it does is done already/);
  assert.deepEqual(
    failure?.statements?.map(({ fate }) => fate),
    ['already-there'],
  );
  const choices = failure.choices ?? [];
  const choice = choices[nth % choices.length];
  assert.ok(choice, 'there is something to choose');
  const chosen = await engineRun(scene.url, scene.folder, intentOf(choice, migration.version));
  assert.equal(chosen.outcome, 'done', `${choice}: ${chosen.steps[0]?.failure?.message}`);
}

async function dropIndexes({ url }: CrashScene, failure: Failure | undefined): Promise<void> {
  assert.match(failure?.message ?? '', /was not sent: the INVALID index .* is in its way/);
  for (const index of failure?.invalidIndexes ?? []) {
    const { outcome } = await withSession(url, (session) => dropInvalidIndex(session, index));
    assert.equal(outcome, 'done');
  }
}

function intentOf(choice: Choice, version: bigint): Intent {
  return choice === 'mark'
    ? { kind: 'mark-applied', versions: [version] }
    : { kind: choice, version };
}
