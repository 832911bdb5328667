import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The file that marks a folder of links made for sqlx, which is no folder of its own. sqlx passes over it. */
export const LINK_MARKER = '.staircase-link';

/** What a folder of links says of itself. */
export interface LinkRecord {
  /** The migrations folder, as a path from the folder of links, with slashes. */
  readonly folder: string;
  /** Files that stand for links where none could be made: name to SHA-384 of the bytes, in hex. */
  readonly copies: Readonly<Record<string, string>>;
}

/** The same text for the same links, so that branches that add migrations do not conflict in it. */
export function markerText({ folder, copies }: LinkRecord): string {
  const sorted = Object.fromEntries(Object.entries(copies).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ note: NOTE, folder, copies: sorted }, undefined, 2)}\n`;
}

const NOTE =
  'Made for sqlx by "staircase migrate link". Change the migrations, not these links, and link again.';

/** Undefined where there is no marker. One that cannot be understood records nothing. */
export async function readMarker(out: string): Promise<LinkRecord | undefined> {
  const text = await readFile(join(out, LINK_MARKER), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseMarker(text);
}

/** The migrations folder that a folder of links was made from; any other folder is itself. */
export async function linkedFolder(path: string): Promise<string> {
  const record = await readMarker(path);
  return record?.folder ? resolve(path, record.folder) : path;
}

function parseMarker(text: string): LinkRecord {
  const value = jsonObject(text);
  const folder = value['folder'];
  const copies = Object.entries(Object(value['copies']) as object).filter(isString);
  return {
    folder: typeof folder === 'string' ? folder : '',
    copies: Object.fromEntries(copies),
  };
}

function isString(pair: readonly [string, unknown]): pair is [string, string] {
  return typeof pair[1] === 'string';
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
