import { join } from 'node:path';
import { asDirectories } from '../support/asDirectories.ts';
import { useServer } from '../support/postgres.ts';
import type { Player } from '../support/program.ts';
import { replaySessions } from '../support/replaySessions.ts';
import { sessionNames } from '../support/sessionFixtures.ts';
import { callStaircase } from './callStaircase.ts';

/** In this process, which is ten times as fast as one for each command. */
const staircase: Player = {
  name: 'staircase',
  run: async (args, { cwd, env }) => {
    const options = { directory: cwd, environment: env };
    const { out, err, code } = await callStaircase(args, options);
    return { stdout: out, stderr: err, code };
  },
};

const server = useServer();

replaySessions('the command line does what is recorded of sqlx-cli', staircase, server);

replaySessions('with a directory for each migration, the same is printed', staircase, server, {
  names: sessionNames().filter((name) => name.startsWith('five/')),
  prepare: (copy) => asDirectories(join(copy, 'migrations')),
});
