import type { Dirent } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { systemErrorCode, systemErrorText } from '../systemError.ts';
import { LINK_MARKER, type LinkRecord, readMarker } from './linkMarker.ts';

/** What stands under a name in a folder of links. */
export type LinkEntry =
  | { readonly kind: 'link'; readonly name: string; readonly target: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Buffer }
  | { readonly kind: 'other'; readonly name: string };

/** A folder of links as it was found; one that is not there has no entries. */
export interface LinkFolder {
  readonly path: string;
  /** Undefined where it carries no marker. */
  readonly record?: LinkRecord;
  /** All but the marker, by name. */
  readonly entries: readonly LinkEntry[];
}

/** Reads what stands in the folder of links, following none. Returns why where it cannot be read. */
export async function readLinkFolder(path: string): Promise<LinkFolder | { problem: string }> {
  try {
    const found = await readdir(path, { withFileTypes: true });
    const named = found.filter(({ name }) => name !== LINK_MARKER);
    const entries = await Promise.all(named.map((entry) => read(path, entry)));
    const record = await readMarker(path);
    return { path, entries: entries.sort(byName), ...(record && { record }) };
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return { path, entries: [] };
    const reason = systemErrorText(error) ?? String(error);
    return { problem: `${path} cannot be read: ${reason}. Choose another folder for the links.` };
  }
}

/** A link's target has slashes here on every system. */
async function read(folder: string, entry: Dirent): Promise<LinkEntry> {
  const { name } = entry;
  const path = join(folder, name);
  if (entry.isSymbolicLink()) {
    const target = (await readlink(path)).replaceAll(sep, '/');
    return { kind: 'link', name, target };
  }
  if (entry.isFile()) return { kind: 'file', name, bytes: await readFile(path) };
  return { kind: 'other', name };
}

function byName(a: LinkEntry, b: LinkEntry): number {
  return a.name < b.name ? -1 : 1;
}
