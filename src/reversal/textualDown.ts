import { versionText } from '../lint/facts/versionText.ts';
import { folderOf } from '../lint/folderOf.ts';
import { downScript, type Headed, type Upward, withHead } from '../lint/inverse/downScript.ts';
import { defaultOptions } from '../lint/options.ts';
import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import type { Parser } from '../sql/parser.ts';

/** What the words of the migrations tell of the way back. */
export interface TextualDown {
  /** The inverse of the up script; `filled`: without what it leaves for a person to write. */
  readonly text: string;
  readonly filled: string;
  /** Other statements, below the same head. */
  withBody(body: string): string;
}

/** Undefined where the up script does not parse. */
export function textualDown(
  folder: MigrationFolder,
  migration: Migration,
  parser: Parser,
): TextualDown | undefined {
  const linted = folderOf(folder, { parser, options: defaultOptions(new Date()) });
  const found = linted.migrations[folder.migrations.indexOf(migration)];
  const up = found?.up;
  if (!found || !up || up.parsed.problem) return undefined;
  const headed: Headed = {
    up,
    description: migration.description.replaceAll('_', ' '),
    version: versionText(migration),
    hasTransaction: up.wrapping === 'transaction',
  };
  const upward: Upward = { ...headed, former: found.former };
  return {
    text: downScript(upward),
    filled: downScript({ ...upward, isFilled: true }),
    withBody: (body) => withHead(headed, body),
  };
}
