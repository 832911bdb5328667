import { test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { sqlxCommands } from '../../src/view/commandLines/sqlxCommands.ts';
import { pasteJourney } from '../support/copiedJourney.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

test('what Copy as sqlx Command copies does what it says, pasted into a shell', async (t) => {
  const program = { name: 'sqlx', file: rustPrograms().sqlx };
  await pasteJourney(t, await server.createDatabase(), sqlxCommands, program);
});
