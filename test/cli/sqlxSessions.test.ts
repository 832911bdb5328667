import { useServer } from '../support/postgres.ts';
import type { Player } from '../support/program.ts';
import { replaySessions } from '../support/replaySessions.ts';
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

replaySessions('the command line does what is recorded of sqlx-cli', staircase, useServer());
