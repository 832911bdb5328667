import { posix } from 'node:path';
import { checksumOf } from '../checksum.ts';
import { parseFileName } from '../fileName.ts';
import type { LinkRecord } from './linkMarker.ts';
import type { Link } from './linksOf.ts';
import type { LinkEntry } from './readLinkFolder.ts';

/** Where an entry stands. */
export interface LinkPlace {
  readonly record?: LinkRecord;
  /** The migrations folder as a path from the folder of links, with slashes. */
  readonly source: string;
}

/**
 * `stale`: a link of ours that nothing wants any more. `foreign`: not ours, and sqlx would read it or
 * stop at it. `harmless`: not ours, and sqlx passes over it, such as a .gitattributes.
 */
export interface Judgement {
  readonly state: 'right' | 'copy' | 'wrong' | 'stale' | 'foreign' | 'harmless';
  readonly reason?: string;
}

type Wanted = Link & { readonly target: string };

/** What an entry of a folder of links is. In a folder without the marker only links are ours. */
export function judgeEntry(
  entry: LinkEntry,
  wanted: Wanted | undefined,
  place: LinkPlace,
): Judgement {
  if (entry.kind === 'other') return notOurs(entry, place);
  return entry.kind === 'link' ? judgeLink(entry, wanted, place) : judgeFile(entry, wanted, place);
}

type LinkOf<Kind> = Extract<LinkEntry, { readonly kind: Kind }>;

function judgeLink(entry: LinkOf<'link'>, wanted: Wanted | undefined, place: LinkPlace): Judgement {
  const { target } = entry;
  if (wanted?.target === target) return { state: 'right' };
  if (!leadsToScript(target, place.source)) return { state: 'foreign' };
  return wanted ? { state: 'wrong', reason: `it leads to ${target}` } : { state: 'stale' };
}

function judgeFile(entry: LinkOf<'file'>, wanted: Wanted | undefined, place: LinkPlace): Judgement {
  const { name, bytes } = entry;
  if (!place.record) return { state: 'foreign' };
  if (wanted && bytes.equals(Buffer.from(wanted.script.text))) return { state: 'copy' };
  const isOld = place.record.copies[name] === checksumOf(bytes).toString('hex');
  if (!isOld && !isLinkAsText(bytes, place)) return notOurs(entry, place);
  if (!wanted) return { state: 'stale' };
  return { state: 'wrong', reason: isOld ? 'it is a copy of an older text' : LINK_AS_TEXT };
}

/** Git writes a link as a file that holds its target where core.symlinks is off, as on Windows. */
function isLinkAsText(bytes: Buffer, { source }: LinkPlace): boolean {
  return bytes.length < 4096 && leadsToScript(bytes.toString('utf8'), source);
}

const LINK_AS_TEXT = 'git has written the link as a text (core.symlinks is off)';

/** Whether a target is what `linksOf` gives, now or once: a script one or two levels into the folder. */
function leadsToScript(target: string, source: string): boolean {
  const path = posix.relative(source, target);
  return /^(?!\.\.?\/)[^/\n]+(\/(up|down))?\.sql$/.test(path);
}

function notOurs({ name }: LinkEntry, { record }: LinkPlace): Judgement {
  return { state: record && parseFileName(name).kind === 'ignored' ? 'harmless' : 'foreign' };
}
