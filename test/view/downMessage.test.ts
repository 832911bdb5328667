import assert from 'node:assert/strict';
import { test } from 'node:test';
import { downMessage } from '../../src/view/rehearsal/downMessage.ts';

const PROVEN = { isProven: true, verdict: 'reversible', problems: [] };
const LOSSY = { ...PROVEN, verdict: 'lossy' };
const LEFT = { isProven: false, verdict: 'not-reversed', problems: ['Index late is left behind.'] };

const CASES = [
  [
    PROVEN,
    'generate',
    true,
    'Proven on the built-in PostgreSQL: it brings back the schema, and the rows.',
  ],
  [
    LOSSY,
    'repair',
    true,
    'Proven on the built-in PostgreSQL: it brings the schema back, but not the data that is marked in it.',
  ],
  [PROVEN, 'repair', false, 'There is nothing to repair: it brings back the schema, and the rows.'],
  [LEFT, 'generate', true, 'It is not proven. Index late is left behind.'],
  [LEFT, 'repair', false, 'No repair was found. Index late is left behind.'],
  [PROVEN, 'generate', false, undefined],
  [LEFT, 'generate', false, undefined],
  [
    undefined,
    'generate',
    false,
    'No down script can be made: up.sql cannot be read as SQL, or is gone. The problems in it say where.',
  ],
] as const;

for (const [written, mode, isPlaced, said] of CASES) {
  test(`${written?.verdict ?? 'none'}, ${mode}, ${isPlaced ? 'placed' : 'not placed'}`, () => {
    assert.equal(downMessage(written, mode, isPlaced)?.text, said);
  });
}
