import { after, before } from 'node:test';
import { connect } from '../../src/database/connect/connect.ts';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Session } from '../../src/database/session.ts';
import type { Target } from '../../src/database/target.ts';
import { provideBuiltIn } from '../support/builtIn.ts';
import { useServer } from '../support/postgres.ts';
import { Stage } from './stage.ts';

/** A database system that scripts are proven on. */
export interface Place {
  readonly name: string;
  /** Does the work on an empty database. */
  onEmpty(work: (stage: Stage) => Promise<void>): Promise<void>;
}

/** PostgreSQL 18 and the built-in database, for all tests of the surrounding file. */
export function usePlaces(): Place[] {
  return [useServerPlace(), useBuiltInPlace()];
}

function useServerPlace(): Place {
  const server = useServer();
  return {
    name: 'PostgreSQL 18',
    async onEmpty(work) {
      const session = await open(serverTarget(await server.createDatabase()));
      try {
        await work(new Stage(session));
      } finally {
        await session.close();
      }
    },
  };
}

/** One database for all, because each would take a second to start; emptied after every use. */
function useBuiltInPlace(): Place {
  const scope = new AsyncDisposableStack();
  let session: Session;
  before(async () => {
    const { environment } = scope.use(await provideBuiltIn());
    const workspace = environment.dataRoot;
    const target: Target = { kind: 'built-in', name: 'built-in', role: 'local', workspace };
    session = await open(target, environment);
    scope.defer(() => session.close());
  });
  after(() => scope.disposeAsync());
  return {
    name: 'the built-in database',
    async onEmpty(work) {
      try {
        await work(new Stage(session));
      } finally {
        await session.script('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      }
    },
  };
}

function serverTarget(url: string): Target {
  const connection = parseConnectionUrl(url, {});
  return { kind: 'server', name: 'test', role: 'local', connection };
}

function open(target: Target, builtIn = NO_BUILT_IN): Promise<Session> {
  return connect(target, { applicationName: 'staircase-test', builtIn });
}

const NO_BUILT_IN = { serverScript: '', node: '', dataRoot: '' };
