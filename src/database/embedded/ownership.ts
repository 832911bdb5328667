import { lstat, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Who owns a data directory, as its lock file says. */
export interface Owner {
  readonly processId: number;
  readonly socket: string;
  readonly host: string;
}

/** How a data directory stands. */
export type Standing =
  | { readonly kind: 'vacant'; readonly generation: number }
  | { readonly kind: 'served'; readonly owner: Owner; readonly socket: Socket }
  | { readonly kind: 'unreachable'; readonly file: string; readonly owner: Owner | undefined };

/** How often an owner touches its lock file, and after how long an untouched one counts for nothing. */
const HEARTBEAT_MS = 2_000;
const STALE_MS = 10_000;
/** Clocks of two machines that share a home differ. */
const STALE_ELSEWHERE_MS = 300_000;

/**
 * Finds the owner and connects to it. An owner is gone when its process is, or when its socket is
 * and it has not touched its file for ten seconds (its process id then belongs to another).
 */
export async function standingOf(directory: string): Promise<Standing> {
  const generation = Math.max(0, ...(await generationsIn(directory)));
  if (generation === 0) return { kind: 'vacant', generation };
  const file = fileOf(directory, generation);
  const owner = await readOwner(file);
  const socket = owner && (await dial(owner.socket));
  if (socket) return { kind: 'served', owner, socket };
  if (await isGone(file, owner)) return { kind: 'vacant', generation };
  return { kind: 'unreachable', file, owner };
}

/**
 * Becomes the owner of a directory, or returns undefined when somebody is. The socket must listen
 * already. A lock file is never taken over: it is outnumbered by the next, made exclusively, and a
 * number once passed is never valid again, so of two that judge an owner gone only one follows it.
 */
export async function claim(directory: string, socket: string): Promise<Claim | undefined> {
  for (;;) {
    const standing = await standingOf(directory);
    if (standing.kind === 'served') standing.socket.destroy();
    if (standing.kind !== 'vacant') return undefined;
    const generation = standing.generation + 1;
    const owner: Owner = { processId: process.pid, socket, host: hostname() };
    if (!(await create(fileOf(directory, generation), owner))) continue;
    const others = (await generationsIn(directory)).filter((it) => it !== generation);
    if (others.some((it) => it > generation))
      await rm(fileOf(directory, generation), { force: true });
    else {
      await Promise.all(others.map((it) => clearAway(fileOf(directory, it))));
      return new Claim(fileOf(directory, generation));
    }
  }
}

/** A directory that is ours. The file stays when it is given up: its number must not come back. */
export class Claim {
  readonly #file: string;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(file: string) {
    this.#file = file;
    this.#heartbeat = setInterval(() => this.#touch(), HEARTBEAT_MS);
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    await writeFile(this.#file, '{}').catch(() => undefined);
  }

  #touch(): void {
    const now = new Date();
    utimes(this.#file, now, now).catch(() => undefined);
  }
}

/** What an owner that was killed has left: its socket and its lock file. */
async function clearAway(file: string): Promise<void> {
  const socket = (await readOwner(file))?.socket ?? '';
  if ((await lstat(socket).catch(() => undefined))?.isSocket()) await rm(socket, { force: true });
  await rm(file, { force: true });
}

function fileOf(directory: string, generation: number): string {
  return join(directory, `owner-${generation}.json`);
}

async function generationsIn(directory: string): Promise<number[]> {
  const names = await readdir(directory);
  return names.flatMap((name) => /^owner-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
}

/** A file that is empty is being written; `{}` was given up. */
async function readOwner(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    const { processId = 0, socket = '', host = hostname() } = JSON.parse(text) as Partial<Owner>;
    return { processId, socket, host };
  } catch {
    return undefined;
  }
}

async function isGone(file: string, owner: Owner | undefined): Promise<boolean> {
  const here = owner?.host === hostname();
  if (here && !isAlive(owner.processId)) return true;
  const touched = await stat(file).catch(() => undefined);
  const age = Date.now() - (touched?.mtimeMs ?? Date.now());
  return age > (here || !owner ? STALE_MS : STALE_ELSEWHERE_MS);
}

function isAlive(processId: number): boolean {
  if (processId === 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function dial(path: string): Promise<Socket | undefined> {
  if (path === '') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    // Heard for as long as it lives: unheard, a server that dies would end our process.
    socket.on('error', () => resolve(undefined));
  });
}

async function create(file: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
