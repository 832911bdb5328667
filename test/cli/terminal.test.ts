import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { processTerminal, type Terminal } from '../../src/cli/terminal.ts';

/** A terminal of so many columns before which somebody sits, and what stands on it. */
function seat(columns: number, environment: Readonly<Record<string, string>> = {}) {
  const stream = () => Object.assign(new PassThrough(), { isTTY: true, columns });
  const [stdin, stdout, stderr] = [stream(), stream(), stream()];
  const terminal: Terminal = processTerminal(stdin, stdout, stderr, environment);
  const shown = (): string => `${stderr.read() ?? ''}`;
  return { terminal, stdin, shown };
}

const { signal } = new AbortController();

test('an answer is taken without the blanks around it', async () => {
  const { terminal, stdin } = seat(80);
  stdin.write(' live \n');
  assert.equal(await terminal.ask('Type live to go on:', signal), 'live');
});

test('Ctrl-D is no answer, and what is said next begins a line', async () => {
  const { terminal, stdin, shown } = seat(80);
  stdin.end();
  assert.equal(await terminal.ask('Reset? (y/N)', signal), '');
  terminal.err('Nothing was done.');
  assert.match(shown(), /\(y\/N\) .*\nNothing was done\.\n$/);
});

test('a status is cut where the line ends, and taken away before anything else', () => {
  const { terminal, shown } = seat(12);
  terminal.status('1 of 2: run 20260730140000');
  terminal.err('done');
  assert.equal(shown(), '1 of 2: run\r\u001b[2Kdone\n');
});

test('colours are for a terminal that shows them', () => {
  assert.notEqual(seat(80).terminal.paint('red', 'x'), 'x');
  for (const environment of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
    assert.equal(seat(80, environment).terminal.paint('red', 'x'), 'x');
  }
});
