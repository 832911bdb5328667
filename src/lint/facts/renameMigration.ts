import { basename, dirname, join } from 'node:path';
import { folderStyle } from '../../migrations/folderStyle.ts';
import { nextVersion } from '../../migrations/scaffold/nextVersion.ts';
import type { Edit, Fix } from '../fix.ts';
import type { LintMigration } from '../subject.ts';
import { versionText } from './versionText.ts';

/** Gives a migration another version, as its name spells it; flat migrations have two files. */
export function renameMigration(migration: LintMigration, prefix: string): Fix {
  const old = versionText(migration);
  const files = migration.layout === 'directory' ? [migration.path] : scriptPaths(migration);
  const edits = files.map((from): Edit => {
    const to = join(dirname(from), prefix + basename(from).slice(old.length));
    return { kind: 'rename', from, to };
  });
  return { title: `Rename to version ${prefix}`, isSafe: false, edits };
}

/** Gives a migration the version that a new one would have now. */
export function renameToFresh(migration: LintMigration): readonly Fix[] {
  const { migrations, options } = migration.folder;
  const others = migrations.filter((it) => it !== migration);
  const next = nextVersion(others.at(-1)?.version, options.now, folderStyle(others));
  return next ? [renameMigration(migration, next.prefix)] : [];
}

function scriptPaths({ up, down }: LintMigration): string[] {
  return [up?.path, down?.path].filter((it) => it !== undefined);
}
