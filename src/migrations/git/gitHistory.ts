import { isUtf8 } from 'node:buffer';
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { git } from './git.ts';

/** One text that a file had in a commit. */
export interface PastText {
  readonly text: string;
  /** The commit that brought it. */
  readonly commit: string;
  /** The day of the commit, such as 2026-11-22. */
  readonly date: string;
  readonly subject: string;
}

export interface HistoryOptions {
  /** Milliseconds for one command of git. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** Commits that have touched the file: more than any migration has seen. */
const MOST_COMMITS = 100;

/**
 * The texts that a file had in the commits of all branches, newest first, across renames; where the
 * path is a symbolic link, those of the file it leads to. None where git does not know it.
 */
export async function gitHistory(path: string, options: HistoryOptions): Promise<PastText[]> {
  const file = await realpath(path).catch(() => undefined);
  if (file === undefined) return [];
  const directory = dirname(file);
  const log = await git(
    directory,
    [...LOG, `--max-count=${MOST_COMMITS}`, '--', basename(file)],
    options,
  );
  const blobs = blobsOf(log.toString('utf8'));
  if (blobs.size === 0) return [];
  const input = [...blobs.keys()].map((id) => `${id}\n`).join('');
  const content = await git(directory, ['cat-file', '--batch'], { ...options, input });
  return [...textsOf(content, blobs)];
}

const LOG = [
  ...['log', '--all', '--follow', '--raw', '--no-abbrev', '--no-color', '--no-ext-diff'],
  ...['--no-textconv', '-z', '--date=short', '--format=%x01%H%x02%cd%x02%s%x03'],
];

type Source = Omit<PastText, 'text'>;

/** The file's blobs with the oldest commit that has each. */
function blobsOf(log: string): Map<string, Source> {
  const blobs = new Map<string, Source>();
  for (const entry of log.split('\x01').slice(1)) {
    const [head = '', raw = ''] = entry.split('\x03', 2);
    const [commit = '', date = '', subject = ''] = head.split('\x02');
    const blob = /:\d{6} \d{6} [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(raw)?.[1];
    if (blob && !/^0+$/.test(blob)) blobs.set(blob, { commit, date, subject });
  }
  return blobs;
}

/** `cat-file --batch` answers in the order asked: a line with id, kind and size, then the bytes. */
function* textsOf(content: Buffer, blobs: ReadonlyMap<string, Source>): Generator<PastText> {
  for (let at = 0; at < content.length; ) {
    const lineEnd = content.indexOf('\n', at);
    if (lineEnd < 0) return;
    const [id = '', kind = '', size] = content.toString('latin1', at, lineEnd).split(' ');
    at = lineEnd + 1;
    if (size === undefined) continue;
    const bytes = content.subarray(at, at + Number(size));
    at += Number(size) + 1;
    const source = blobs.get(id);
    if (source && kind === 'blob' && bytes.length === Number(size) && isUtf8(bytes)) {
      yield { text: bytes.toString('utf8'), ...source };
    }
  }
}
