import assert from 'node:assert/strict';
import { ConnectionError } from '../../src/database/failure.ts';

/** Every printable character of ASCII; none of its longer parts may ever be seen in a message. */
export const PASSWORD = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32));

/** The error with which connecting fails; no part of the password is in it. */
export async function failure(work: Promise<unknown>): Promise<ConnectionError> {
  const error = await work.then(
    () => assert.fail('It connected.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ConnectionError, `${error}`);
  const shown = `${error.message}\n${error.advice}\n${error.stack}\n${JSON.stringify(error)}`;
  for (let i = 0; i + 8 <= PASSWORD.length; i += 4) {
    const part = PASSWORD.slice(i, i + 8);
    assert.ok(
      !shown.includes(part) && !shown.includes(encodeURIComponent(part)),
      'the password is shown',
    );
  }
  return error;
}
