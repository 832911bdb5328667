import assert from 'node:assert/strict';
import { ConnectionError, DatabaseError } from '../../../src/database/failure.ts';
import type { Report } from '../../../src/engine/run/report.ts';
import { type CrashPoint, judgeOf } from './crashPoint.ts';
import { type CrashScene, type Direction, INTENTS } from './crashScene.ts';
import { engineRun, openSession } from './engineRun.ts';
import { FaultProxy } from './faultProxy.ts';
import { settle } from './settle.ts';
import { assertTruthful } from './truth.ts';

/** What dies, and what brings it back. */
export interface Fault {
  readonly strike: () => Promise<void>;
  readonly recover: () => Promise<void>;
}

/**
 * Lets a fault strike a run or revert of the engine at a point. Then ledger and schema must agree,
 * what was told must be true, and a second run must finish the job.
 */
export async function disturbedRun(
  scene: CrashScene,
  direction: Direction,
  point: CrashPoint,
  fault: Fault,
): Promise<void> {
  await scene.begin(direction);
  const report = await strikeAt(scene, direction, point, fault);
  await fault.recover();
  const aftermath = await scene.aftermath(direction);
  if (report) assertTruthful(report, aftermath, scene.folder.migrations.length);
  if (aftermath.unrecorded) await settle(scene, direction, aftermath.unrecorded, point.index);
  await scene.finish(direction);
}

async function strikeAt(
  scene: CrashScene,
  direction: Direction,
  point: CrashPoint,
  { strike }: Fault,
): Promise<Report | undefined> {
  await using proxy = await FaultProxy.start(scene.server.port, judgeOf(point), strike);
  const reopen = () => openSession(scene.url);
  const url = proxy.addressOf(scene.url);
  const running = engineRun(url, scene.folder, INTENTS[direction], { reopen });
  const report = await running.catch(notBegun);
  assert.ok(proxy.struck, 'the run never came to this point');
  return report;
}

/** Connecting and planning throw: no step was begun, and none is told as done. */
function notBegun(error: unknown): undefined {
  if (error instanceof ConnectionError || error instanceof DatabaseError) return undefined;
  throw error;
}
