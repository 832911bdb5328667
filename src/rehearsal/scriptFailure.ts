import type { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import type { Failure, Phase } from '../engine/run/report.ts';
import { stepFailure } from '../engine/run/stepFailure.ts';
import type { Migration, Script } from '../migrations/migration.ts';
import type { Leg } from './rehearsal.ts';

/** A script that the server has refused, in one of the legs of a rehearsal. */
export interface RefusedScript {
  readonly session: Session;
  readonly migration: Migration;
  readonly script: Script;
  readonly leg: Leg;
  readonly phase: Phase;
}

/** The failure of a script that was sent without the engine, worded by the engine. */
export function scriptFailure(refused: RefusedScript, error: DatabaseError): Failure {
  const { session, migration, script, leg, phase } = refused;
  const step = { direction: leg === 'down' ? 'down' : 'up', migration, script } as const;
  const attempt = {
    ...{ session, location: NOWHERE, step, timeouts: {}, start: 0n, phase },
    ...{ isCommitSent: false, landed: false },
  };
  return stepFailure(attempt, error, { invalidIndexes: [] });
}

/** Asked for only where a row could not be written, and none is. */
const NOWHERE = { schema: '', table: '' };
