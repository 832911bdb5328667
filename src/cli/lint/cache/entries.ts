import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a call has told. */
export interface CacheEntry {
  readonly code: number;
  readonly err: readonly string[];
  /** As bytes: to read 29 MB as text and write it again took 80 ms of 270. */
  readonly out: Buffer;
}

/** Entries that are kept: the folders and formats of a few projects. One may have 15 MB. */
const MOST_ENTRIES = 24;

/** Undefined where there is none, and where it is not whole. */
export async function readEntry(root: string, key: string): Promise<CacheEntry | undefined> {
  const path = pathOf(root, key);
  const bytes = bytesOf(path);
  const end = bytes?.indexOf('\n') ?? -1;
  if (bytes === undefined || end < 0) return undefined;
  const entry = parse(bytes.toString('utf8', 0, end), bytes.subarray(end + 1));
  const now = new Date();
  if (entry) await utimes(path, now, now).catch(() => undefined);
  return entry;
}

/** At once: in turns with the event loop 29 MB took 40 ms longer. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The first line is about the rest, which is what was written to stdout. */
function parse(head: string, out: Buffer): CacheEntry | undefined {
  try {
    const { code, err, length } = JSON.parse(head);
    return length === out.length ? { code, err, out } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps an entry, and of all the newest. */
export async function writeEntry(
  root: string,
  key: string,
  { code, err, out }: CacheEntry,
): Promise<void> {
  const path = pathOf(root, key);
  const unfinished = `${path}.${process.pid}`;
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    const head = JSON.stringify({ code, err, length: out.length });
    await writeFile(unfinished, Buffer.concat([Buffer.from(`${head}\n`), out]), { mode: 0o600 });
    await rename(unfinished, path);
    await prune(root);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

const SUFFIX = '.lint';

function pathOf(root: string, key: string): string {
  return join(root, `${key}${SUFFIX}`);
}

async function prune(root: string): Promise<void> {
  const names = (await readdir(root)).filter((it) => it.endsWith(SUFFIX));
  if (names.length <= MOST_ENTRIES) return;
  const dated = await Promise.all(
    names.map(async (name) => ({
      path: join(root, name),
      time: (await stat(join(root, name))).mtimeMs,
    })),
  );
  const old = dated.sort((a, b) => b.time - a.time).slice(MOST_ENTRIES);
  for (const { path } of old) await rm(path, { force: true });
}
