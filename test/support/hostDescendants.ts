import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** The variable by which everything that a window has started is known, however it was started. */
export const MARK = 'STAIRCASE_TEST_HOME';

const PATIENCE_MS = 15_000;
const LOOK_MS = 50;

/** The command of a stage's server: the directory is below that of all stages. */
const STAGE = /server\.cjs \S+[\\/]stages[\\/]/;

/**
 * Waits until no process of a window is left; a built-in database ends by itself some time after
 * its last user. What is left then is killed, and that is an error. Only Linux can tell. The stage of
 * rehearsals would stay for five minutes, for a person who comes back; here nobody does.
 */
export async function endDescendants(home: string): Promise<void> {
  for (const { pid, command } of descendants(home)) {
    if (STAGE.test(command)) process.kill(pid, 'SIGKILL');
  }
  const deadline = Date.now() + PATIENCE_MS;
  while (descendants(home).length > 0 && Date.now() < deadline) await delay(LOOK_MS);
  const left = descendants(home);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  if (left.length === 0) return;
  throw new Error(`Still running after their window: ${left.map((it) => it.command).join('; ')}`);
}

function descendants(home: string): { pid: number; command: string }[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return pids
    .filter((pid) => read(pid, 'environ').split('\0').includes(`${MARK}=${home}`))
    .map((pid) => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ') }));
}

/** Empty for processes that are gone, or another user's. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
