/**
 * Another window's run, for tests: holds the migration lock of a workspace's built-in database, and
 * its one session, until it is told to go. `node otherRun.ts WORKSPACE SERVER_SCRIPT DATA_ROOT`
 */
import { openBuiltIn } from '../../../src/database/embedded/openBuiltIn.ts';
import { lockId } from '../../../src/engine/lock/lock.ts';

const [, , workspace = '', serverScript = '', dataRoot = ''] = process.argv;
const session = await openBuiltIn(
  { kind: 'built-in', name: 'built-in', role: 'local', workspace },
  { serverScript, dataRoot, node: process.execPath },
  { applicationName: 'staircase' },
);
await session.tryLock(lockId('postgres'));
await session.script('BEGIN');
process.send?.('running');
process.once('message', async () => {
  await session.close();
  process.disconnect();
});
