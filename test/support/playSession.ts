import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { mask, maskToday } from './mask.ts';
import type { Player } from './program.ts';
import type { SessionStep } from './session.ts';
import { type Stage, verbs } from './sessionVerbs.ts';

/** What came back from a step, with what differs from run to run masked; the program's stderr as it was. */
export interface Played {
  readonly output: string;
  readonly stderr: string;
}

export interface Preparation {
  /** Changes the copy of the session's folder before it is played. */
  readonly prepare?: ((copy: string) => Promise<void>) | undefined;
}

/**
 * Plays a session's commands with a program, in a copy of the session's folder, on an empty database
 * that DATABASE_URL names. `NAME=value` before a command sets, or without value unsets, a variable.
 * `{url}` is the database's, `{server}` what stands before its name, `{address}` host and port.
 */
export async function playSession(
  player: Player,
  steps: readonly Pick<SessionStep, 'command'>[],
  { folder, url, prepare }: Stage & Preparation,
): Promise<Played[]> {
  await using scope = new AsyncDisposableStack();
  const copy = await temporaryFolder(scope);
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  await prepare?.(copy);
  const played: Played[] = [];
  for (const { command } of steps) {
    const filled = command
      .replace('{url}', url)
      .replace('{server}', dirname(url))
      .replace('{address}', new URL(url).host);
    played.push(await play(filled, { folder: copy, url }, player));
  }
  return played;
}

async function play(command: string, stage: Stage, player: Player): Promise<Played> {
  const [, verb = '', rest = ''] = /^(\S+) ?(.*)$/s.exec(command) ?? [];
  const perform = verbs[verb];
  if (perform) return { output: maskToday(await perform(rest, stage)), stderr: '' };
  const { folder, url } = stage;
  const { env, args } = readCommand(command, { DATABASE_URL: url });
  const { stdout, stderr, code } = await player.run(args, { cwd: folder, env });
  const end = stdout === '' || stdout.endsWith('\n') ? '' : '(no newline)\n';
  return {
    output: maskToday(mask(`${stdout}${end}[${code}]\n`))
      .replaceAll(folder, '{folder}')
      .replaceAll(dirname(url), '{server}'),
    stderr,
  };
}

/** Words are parted by spaces; a word in quotes may hold some. */
function readCommand(command: string, env: Record<string, string>) {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map((it) => it[1] ?? it[2] ?? '');
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const set = words.slice(0, start).map((word) => word.split(/=(.*)/s, 2) as [string, string]);
  const entries = Object.entries({ ...env, ...Object.fromEntries(set) });
  return {
    env: Object.fromEntries(entries.filter(([, value]) => value !== '')),
    args: words.slice(start),
  };
}
