import { readdir, readFile } from 'node:fs/promises';

/**
 * Does work while VS Code's file watcher stands still, as it may on a busy machine: it never watches
 * the directories in directories that are made meanwhile.
 */
export async function withoutWatcher(work: () => Promise<void>): Promise<void> {
  const watcher = await watcherProcess();
  process.kill(watcher, 'SIGSTOP');
  await work().finally(() => process.kill(watcher, 'SIGCONT'));
}

/** A process of its own, started by the server that has started this extension host. */
async function watcherProcess(): Promise<number> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const read = (file: string) => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '');
    const isOurs = (await read('stat')).split(' ')[3] === `${process.ppid}`;
    if (isOurs && (await read('cmdline')).includes('--type=fileWatcher')) return Number(name);
  }
  throw new Error('the file watcher does not run');
}
