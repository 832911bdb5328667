/**
 * A window of another process, for tests: opens the built-in database of a workspace, writes rows,
 * reports the server's process and stays until it is told to go.
 * `node window.ts WORKSPACE SERVER_SCRIPT DATA_ROOT ROWS`
 */
import { builtInDirectory } from '../../../src/database/embedded/builtInDirectory.ts';
import { openBuiltIn } from '../../../src/database/embedded/openBuiltIn.ts';
import { standingOf } from '../../../src/database/embedded/ownership.ts';

const [, , workspace = '', serverScript = '', dataRoot = '', rows = '0'] = process.argv;
const session = await openBuiltIn(
  { kind: 'built-in', name: 'built-in', role: 'local', workspace },
  { serverScript, dataRoot, node: process.execPath },
  { applicationName: `window ${process.pid}`, grace: 200 },
);
await session.query('CREATE TABLE IF NOT EXISTS written (by int, row int)');
for (let row = 0; row < Number(rows); row++) {
  await session.query('INSERT INTO written VALUES ($1, $2)', [process.pid, row]);
}
const locked = await session.tryLock(1n);
const standing = await standingOf(builtInDirectory(workspace, dataRoot));
const server = standing.kind === 'served' ? standing.owner.processId : 0;
if (standing.kind === 'served') standing.socket.destroy();
process.send?.({ server, locked });
process.once('message', async () => {
  await session.close();
  process.disconnect();
});
