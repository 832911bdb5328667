import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/paths.ts';
import { staircaseCommands } from '../../src/view/commandLines/staircaseCommands.ts';
import { pasteJourney } from '../support/copiedJourney.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

test('what Copy as staircase Command copies does what it says, pasted into a shell', {
  skip: process.platform === 'win32',
}, async (t) => {
  const program = { name: 'staircase', file: join(root, 'dist', 'cli.cjs') };
  await pasteJourney(t, await server.createDatabase(), staircaseCommands, program);
});
