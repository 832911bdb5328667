import { join } from 'node:path';
import { descriptionProblem } from '../description.ts';
import { folderStyle, type StyleChoice } from '../folderStyle.ts';
import type { MigrationFolder } from '../migration.ts';
import { compareVersions } from '../version.ts';
import { type NewFile, newFiles } from './newFiles.ts';
import { nextVersion } from './nextVersion.ts';
import type { Template } from './templates.ts';
import { filledText, holeValues, snippetText } from './templateText.ts';

/** What is asked for; the style where it shall not be the folder's own. */
export interface ScaffoldRequest extends StyleChoice {
  readonly description: string;
  readonly now: Date;
  readonly template: Template;
  /** A version elsewhere that the new one must sort after, too, such as the newest of a shared ledger. */
  readonly after?: bigint | undefined;
}

/** A new migration that is not on disk yet. */
export interface Scaffold {
  readonly folder: string;
  readonly version: bigint;
  /** The directory to be made for it; the flat layout has none. */
  readonly directory?: string;
  readonly up: NewFile;
  readonly down?: NewFile;
  /** The text of `down` for what a person has made of `up` since: its holes filled with the same. */
  readonly downFor: (up: string) => string;
  /** `up` once more, as a snippet whose tab stops are the holes of the template. */
  readonly snippet: string;
}

/** Why there can be no such migration, for a person to read. */
export interface ScaffoldProblem {
  readonly problem: string;
}

/** Proposes the next migration in the style of the folder. Writes nothing. */
export function proposeScaffold(
  folder: MigrationFolder,
  { description, now, template, after, ...choice }: ScaffoldRequest,
): Scaffold | ScaffoldProblem {
  const problem = descriptionProblem(description);
  if (problem) return { problem };
  const style = folderStyle(folder.migrations, choice);
  const newest = newer(folder.migrations.at(-1)?.version, after);
  const next = nextVersion(newest, now, style);
  if (!next) return { problem: `No version sorts after ${newest}. Rename that migration first.` };
  const text = description.trim();
  const stem = join(folder.path, `${next.prefix}_${text.replaceAll(' ', '_')}`);
  const facts = { description: text, version: next.prefix, date: now.toISOString().slice(0, 10) };
  return {
    folder: folder.path,
    version: next.version,
    ...newFiles(stem, style, filledText(template.up, facts), filledText(template.down, facts)),
    downFor: (up) => filledText(template.down, facts, holeValues(template.up, facts, up)),
    snippet: snippetText(template.up, facts),
  };
}

function newer(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareVersions(a, b) > 0 ? a : b;
}
