import assert from 'node:assert/strict';
import { DatabaseError } from '../../src/database/failure.ts';

/** That the work fails with an error of the server's, of this SQLSTATE. */
export async function rejects(work: Promise<unknown>, sqlstate: string): Promise<DatabaseError> {
  const error = await work.then(
    () => assert.fail('It succeeded.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof DatabaseError, `${error}`);
  assert.equal(error.server?.sqlstate, sqlstate);
  return error;
}

/** That the work fails because the connection went away. */
export async function assertLost(work: Promise<unknown>): Promise<DatabaseError> {
  const error = await work.then(
    () => assert.fail('It succeeded.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof DatabaseError, `${error}`);
  assert.equal(error.kind, 'lost');
  return error;
}
