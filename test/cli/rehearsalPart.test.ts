import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rehearsalPart } from '../../src/cli/output/rehearsalPart.ts';
import type { ShownComplaint } from '../../src/cli/rehearse/shownRehearsal.ts';

const PATH = 'migrations/6_bad/up.sql';
const CASES = [
  {
    title: 'a statement with its place',
    line: 2,
    cause: 'DROP TABLE t',
    told: `${PATH}:2:1  DROP TABLE t`,
  },
  { title: 'a place where the script has ended', line: 2, cause: '', told: `${PATH}:2:1` },
  { title: 'no place of what is said of all of it', line: 1, cause: '', told: undefined },
];

for (const { title, line, cause, told } of CASES) {
  test(`a complaint tells ${title}`, () => {
    const lines = rehearsalPart(shown(line, cause), (_, text) => text);
    const expected = ['6 bad: fails', '  Up fails.', ...(told ? [`    ${told}`] : []), ''];
    assert.deepEqual(lines, expected);
  });
}

function shown(line: number, cause: string) {
  const place = { start: { line, column: 1 }, end: { line, column: 1 } };
  const finding = { message: 'Up fails.' } as ShownComplaint['finding'];
  const complaint: ShownComplaint = { finding, path: PATH, place, cause } as ShownComplaint;
  const none = { differences: [], changes: [], reasons: [] };
  const rehearsal = { version: 6n, description: 'bad', verdict: 'fails' as const, ...none };
  return { rehearsal, complaints: [complaint], losses: [] };
}
