import { join } from 'node:path';
import { folderStyle } from '../../migrations/folderStyle.ts';
import { newFiles } from '../../migrations/newFiles.ts';
import { type NextVersion, nextVersion } from '../../migrations/nextVersion.ts';
import { NO_TRANSACTION } from '../../migrations/script.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { Edit } from '../fix.ts';
import type { LintMigration, LintScript } from '../subject.ts';

/** What a migration shall do that a fix puts behind the one it mends. */
export interface NewMigration {
  /** In words, such as `validate orders_customer_fkey`; what no file name takes is left out. */
  readonly description: string;
  /** Whole statements, each with its semicolon. */
  readonly up: string;
  readonly down: string;
  /** `up`: only the up script runs outside of a transaction; true: the down script, too. */
  readonly noTransaction?: boolean | 'up';
}

/**
 * The edits that make a migration in the style of the folder, with a free version: right behind the
 * script's own if there is room, else behind the newest. Undefined for a plain script, and for a
 * down script, whose work a later migration would do too early.
 */
export function newMigration(script: LintScript, content: NewMigration): Edit[] | undefined {
  const { migration, role, options } = script;
  if (!migration || role !== 'up') return undefined;
  const style = folderStyle(migration.folder.migrations);
  const next = freeVersion(migration, options.now);
  if (!next) return undefined;
  const words = fileWords(content.description);
  const stem = join(migration.folder.path, `${next.prefix}_${words.replaceAll(' ', '_')}`);
  const directive = `${NO_TRANSACTION}\n`;
  const version = `-- Version: ${next.prefix}\n`;
  const up = `${content.noTransaction ? directive : ''}-- ${content.description}\n${version}\n${content.up}\n`;
  const downFirst = content.noTransaction === true ? directive : '';
  const down = `${downFirst}-- Rollback for ${content.description}\n${version}\n${content.down}\n`;
  const files = newFiles(stem, style, up, down);
  return [files.up, files.down].flatMap((it) =>
    it ? { kind: 'create', path: it.path, text: likeLines(script.text, it.content) } : [],
  );
}

function freeVersion({ version, folder }: LintMigration, now: Date): NextVersion | undefined {
  const { migrations } = folder;
  const style = folderStyle(migrations);
  const follower = migrations.find((it) => compareVersions(it.version, version) > 0);
  if (!follower) return nextVersion(version, now, style);
  const behind = nextVersion(version, new Date(0), style);
  if (behind && compareVersions(behind.version, follower.version) < 0) return behind;
  return nextVersion(migrations.at(-1)?.version, now, style);
}

const LONGEST = 80;

function fileWords(description: string): string {
  const words = description.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return words.trim().slice(0, LONGEST).trim() || 'follow up';
}

/** With the line ends of a text. */
function likeLines(text: string, written: string): string {
  return text.includes('\r\n') ? written.replaceAll(/\r?\n/g, '\r\n') : written;
}
