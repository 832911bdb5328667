import { sep } from 'node:path';
import { newFiles } from '../../migrations/scaffold/newFiles.ts';
import { type NextVersion, nextVersion } from '../../migrations/scaffold/nextVersion.ts';
import { NO_TRANSACTION } from '../../migrations/script.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { Edit } from '../fix.ts';
import type { LintMigration, LintScript } from '../subject.ts';
import { freeVersion } from './freeVersion.ts';

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
  return newMigrations(script, [content]);
}

/** The same for several, in this order. */
export function newMigrations(
  script: LintScript,
  contents: readonly NewMigration[],
): Edit[] | undefined {
  const { migration, role, options } = script;
  if (!migration || role !== 'up') return undefined;
  const edits: Edit[] = [];
  let { version } = migration;
  for (const content of contents) {
    const isFirst = version === migration.version;
    const next = isFirst ? migration.next : freeVersion(migration, version, options.now);
    if (!next) return undefined;
    version = next.version;
    edits.push(...filesOf(content, next, migration, script.text));
  }
  return edits;
}

/**
 * The same for what must be done before the script, such as building an index for its constraint.
 * Undefined as well where no version is free between the script's own and the one before it.
 */
export function earlierMigration(script: LintScript, content: NewMigration): Edit[] | undefined {
  const { migration, role } = script;
  if (!migration || role !== 'up') return undefined;
  const { migrations } = migration.folder;
  const before = migrations[migrations.indexOf(migration) - 1];
  const next = before && nextVersion(before.version, new Date(0), migration.folder.style);
  if (!next || compareVersions(next.version, migration.version) >= 0) return undefined;
  return filesOf(content, next, migration, script.text);
}

function filesOf(
  { description, up, down, noTransaction }: NewMigration,
  { prefix }: NextVersion,
  { folder }: LintMigration,
  text: string,
): Edit[] {
  const stem = `${folder.path}${sep}${prefix}_${fileWords(description).replaceAll(' ', '_')}`;
  const version = `-- Version: ${prefix}\n`;
  const upFirst = noTransaction ? `${NO_TRANSACTION}\n` : '';
  const downFirst = noTransaction === true ? upFirst : '';
  const files = newFiles(
    stem,
    folder.style,
    `${upFirst}-- ${description}\n${version}\n${up}\n`,
    `${downFirst}-- Rollback for ${description}\n${version}\n${down}\n`,
  );
  return [files.up, files.down].flatMap((it) =>
    it ? { kind: 'create', path: it.path, text: likeLines(text, it.content) } : [],
  );
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
