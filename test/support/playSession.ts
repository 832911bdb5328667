import { cp, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { databaseText } from './databaseText.ts';
import { mask, maskToday } from './mask.ts';
import type { Player } from './program.ts';
import type { SessionStep } from './session.ts';

/** Where a session is played: its folder's files and a database of its own. */
interface Stage {
  readonly player: Player;
  readonly folder: string;
  readonly url: string;
}

/** What came back from each step; the program's stderr besides. */
export interface Played {
  readonly output: string;
  readonly stderr: string;
}

/**
 * Plays a session's commands with a program, in a copy of the session's folder, on an empty database
 * that DATABASE_URL names. Beside the program's own commands there are `sql STATEMENT`, which prints
 * rows, `ls FOLDER`, `cat FILE`, and `state`: ledgers and schema. `NAME=value` before a command sets, or without
 * value unsets, a variable; `{url}` is the database's, `{server}` what stands before its name.
 */
export async function playSession(
  player: Player,
  steps: readonly Pick<SessionStep, 'command'>[],
  folder: string,
  url: string,
): Promise<Played[]> {
  await using scope = new AsyncDisposableStack();
  const copy = await temporaryFolder(scope);
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
  const played: Played[] = [];
  for (const { command } of steps) {
    const filled = command.replace('{url}', url).replace('{server}', dirname(url));
    played.push(await play(filled, { player, folder: copy, url }));
  }
  return played;
}

async function play(command: string, { player, folder, url }: Stage): Promise<Played> {
  const [verb = '', ...words] = command.split(' ');
  const rest = words.join(' ');
  if (verb === 'sql') return { output: await rowsOf(url, rest), stderr: '' };
  if (verb === 'state') return { output: await databaseText(url), stderr: '' };
  if (verb === 'ls') return { output: maskToday(await filesOf(join(folder, rest))), stderr: '' };
  if (verb === 'cat')
    return { output: maskToday(await readFile(join(folder, rest), 'utf8')), stderr: '' };
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

async function rowsOf(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [await client.query(statement)].flat();
    const rows = results.flatMap((it) => it.rows);
    return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  } finally {
    await client.end();
  }
}

async function filesOf(folder: string): Promise<string> {
  const names = await readdir(folder);
  return names
    .sort()
    .map((name) => `${name}\n`)
    .join('');
}
