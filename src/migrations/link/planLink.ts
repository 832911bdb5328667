import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { parseDirectoryName } from '../fileName.ts';
import type { MigrationFolder } from '../migration.ts';
import { pathBetween } from '../pathBetween.ts';
import { type LinkDifference, linkDifferences } from './linkDifferences.ts';
import { judgeEntry } from './linkEntry.ts';
import { type Link, linksOf } from './linksOf.ts';
import { type LinkFolder, readLinkFolder } from './readLinkFolder.ts';

/** A link that the folder wants, and how it stands now. */
export interface PlannedLink extends Link {
  /** The path of the script from the folder of links, with slashes. */
  readonly target: string;
  /** `copy`: a file with the script's very bytes, as good as a link. */
  readonly state: 'right' | 'copy' | 'missing' | 'wrong';
  /** What is wrong with it. */
  readonly reason?: string;
}

/** What `migrate link` would do, as a value; `--check` looks at it and does nothing. */
export interface LinkPlan {
  readonly folder: string;
  /** Where the links stand: an absolute path. */
  readonly out: string;
  /** The migrations folder as a path from `out`, with slashes. */
  readonly source: string;
  /** By name. Empty when there is anything in `refusals`. */
  readonly links: readonly PlannedLink[];
  /** Names of links of ours whose migration is gone. */
  readonly stale: readonly string[];
  /** Whether `out` carries the marker. */
  readonly isMarked: boolean;
  /** Why nothing may be changed; each says what to do. */
  readonly refusals: readonly string[];
  /** What sqlx would do otherwise through the links. */
  readonly differences: readonly LinkDifference[];
}

/**
 * Compares a migrations folder with its folder of links. `out` is an absolute path; without it the
 * links stand in `.sqlx` inside the migrations folder, where sqlx finds them (`--source
 * migrations/.sqlx`) and nothing takes them for migrations of their own. Changes nothing.
 */
export async function planLink(
  folder: MigrationFolder,
  out = join(folder.path, '.sqlx'),
): Promise<LinkPlan> {
  const found = await readLinkFolder(out);
  const source = await pathBetween(out, folder.path);
  const plan = { folder: folder.path, out, source, differences: linkDifferences(folder) };
  const refusals = [...folderRefusals(folder, out), ...('problem' in found ? [found.problem] : [])];
  if ('problem' in found || refusals.length > 0) {
    return { ...plan, links: [], stale: [], isMarked: false, refusals };
  }
  return { ...plan, ...compare(folder, found, source) };
}

/** Whether the folder of links is what sqlx should read: what `--check` asks. */
export function isLinked({ links, stale, isMarked, refusals }: LinkPlan): boolean {
  const isRight = links.every(({ state }) => state === 'right' || state === 'copy');
  return isRight && isMarked && stale.length + refusals.length === 0;
}

/** What is wrong in the migrations folder would stop sqlx, or have it run something else. */
function folderRefusals({ path, problems }: MigrationFolder, out: string): string[] {
  const wrong = problems.filter((it) => it.refusesRun).map((it) => `${it.path}: ${it.message}`);
  if (resolve(out) === resolve(path)) {
    wrong.push(`${out} is the migrations folder itself. Choose another folder for the links.`);
  }
  if (dirname(out) === path && parseDirectoryName(basename(out)).kind === 'migration') {
    wrong.push(`${out} is named like a migration. Choose another folder for the links.`);
  }
  return wrong;
}

type Comparison = Pick<LinkPlan, 'links' | 'stale' | 'isMarked' | 'refusals'>;

function compare(folder: MigrationFolder, found: LinkFolder, source: string): Comparison {
  const place = { ...found, source };
  const targetOf = ({ script }: Link) =>
    `${source}/${relative(folder.path, script.path).replaceAll(sep, '/')}`;
  const wanted = new Map(linksOf(folder).map((it) => [it.name, { ...it, target: targetOf(it) }]));
  const judged = new Map(
    found.entries.map((entry) => [entry.name, judgeEntry(entry, wanted.get(entry.name), place)]),
  );
  const foreign = [...judged].filter(([, { state }]) => state === 'foreign');
  const isMarked = found.record !== undefined;
  const refusals = foreign.map(([name]) => foreignText(found.path, name, isMarked));
  if (refusals.length > 0) return { links: [], stale: [], isMarked, refusals };
  const links = [...wanted.values()].map(
    (link) => ({ state: 'missing', ...link, ...judged.get(link.name) }) as PlannedLink,
  );
  const stale = [...judged].filter(([, { state }]) => state === 'stale').map(([name]) => name);
  return { links, stale, isMarked, refusals: [] };
}

function foreignText(out: string, name: string, isMarked: boolean): string {
  const path = join(out, name);
  return isMarked
    ? `${path} is no link of ours: move it into the migrations folder if it is a migration, or out of here.`
    : `${path} is no link of ours, and ${out} has no marker of ours. Choose another folder for the links.`;
}
