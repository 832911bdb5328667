import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumOf } from '../checksum.ts';
import { systemErrorCode, systemErrorText } from '../systemError.ts';
import { LINK_MARKER, markerText } from './linkMarker.ts';
import type { LinkPlan, PlannedLink } from './planLink.ts';

/** What was done, by name. `problem`: what stopped it; linking again goes on from there. */
export interface LinkReport {
  readonly made: readonly string[];
  readonly removed: readonly string[];
  /** Those of `made` that are copies, as no links can be made here. */
  readonly copied: readonly string[];
  readonly problem?: string;
}

/** Makes one symbolic link, as `symlink` of node:fs/promises. */
export type MakeSymlink = (target: string, path: string) => Promise<void>;

/**
 * Brings the folder of links to what the plan wants; touches nothing when there is anything in its
 * `refusals`. Each link comes to its place by a rename, so that no reader finds half of one.
 */
export async function makeLinks(
  plan: LinkPlan,
  makeSymlink: MakeSymlink = symlink,
): Promise<LinkReport> {
  const report = { made: [] as string[], removed: [] as string[], copied: [] as string[] };
  if (plan.refusals.length > 0) return report;
  const { out, stale, links } = plan;
  try {
    await mkdir(out, { recursive: true });
    if (!plan.isMarked) await writeMarker(plan, []);
    for (const name of stale) {
      await rm(join(out, name));
      report.removed.push(name);
    }
    for (const link of links.filter(({ state }) => state === 'missing' || state === 'wrong')) {
      if ((await put(out, link, makeSymlink)) === 'copy') report.copied.push(link.name);
      report.made.push(link.name);
    }
    const isCopy = ({ name, state }: PlannedLink) =>
      state === 'copy' || report.copied.includes(name);
    await writeMarker(plan, links.filter(isCopy));
    return report;
  } catch (error) {
    return { ...report, problem: problemOf(error, out) };
  }
}

/** A name that sqlx passes over, should a crash leave it behind. */
const UNFINISHED = '.staircase-link-unfinished';

async function put(out: string, link: PlannedLink, makeSymlink: MakeSymlink) {
  const path = join(out, UNFINISHED);
  await rm(path, { force: true });
  const kind = await linkOrCopy(path, link, makeSymlink);
  await rename(path, join(out, link.name));
  return kind;
}

async function linkOrCopy(
  path: string,
  { target, script }: PlannedLink,
  makeSymlink: MakeSymlink,
): Promise<'link' | 'copy'> {
  try {
    await makeSymlink(target, path);
    return 'link';
  } catch (error) {
    if (!NO_LINKS.has(systemErrorCode(error) ?? '')) throw error;
    await writeFile(path, script.text);
    return 'copy';
  }
}

/** Windows without the right to make links; file systems that know none, such as FAT. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/** Where nothing changes the file is left alone, so that nobody who watches it is woken. */
async function writeMarker({ out, source }: LinkPlan, links: readonly PlannedLink[]) {
  const hash = ({ script }: PlannedLink) => checksumOf(Buffer.from(script.text)).toString('hex');
  const copies = Object.fromEntries(links.map((link) => [link.name, hash(link)]));
  const [path, text] = [join(out, LINK_MARKER), markerText({ folder: source, copies })];
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before !== text) await writeFile(path, text);
}

function problemOf(error: unknown, out: string): string {
  const path = error instanceof Error && 'path' in error ? String(error.path) : out;
  const reason = systemErrorText(error) ?? String(error);
  return `Cannot write ${path}: ${reason}. Mend that and link again, or choose another folder for the links.`;
}
