import { basename } from 'node:path';
import type { BadName } from './fileName.ts';
import type { Problem } from './migration.ts';
import { I64_MAX } from './version.ts';

/** A name that stops sqlx, or a directory with an up.sql whose place in the order is unknown. */
export function nameProblem(path: string, { kind }: BadName, what: 'file' | 'directory'): Problem {
  const usual = what === 'file' ? '20260730140000_add_users.sql' : '20260730140000_add_users';
  const example = nameHere(basename(path)) ?? usual;
  const reason =
    kind === 'bad-version'
      ? `has a version beyond ${I64_MAX}, the largest that the ledger can hold`
      : 'does not begin with a version and an underscore';
  const message = `"${basename(path)}" ${reason}. Rename it, such as ${example}, or move it out of the folder.`;
  return { kind, path, message, refusesRun: true };
}

/**
 * What a name of Flyway or refinery (`V2.1__add_users.sql`) or of Diesel with dashes of its own is
 * here: with the same digits, so that an import knows it again.
 */
function nameHere(name: string): string | undefined {
  const [, version, rest] =
    /^[VU](\d+(?:[._]\d+)*)__(.+\.sql)$/.exec(name) ?? /^(\d+(?:-\d+)+)_([^.]+)$/.exec(name) ?? [];
  return version && rest && `${version.replaceAll(/[-._]/g, '')}_${rest}`;
}

/**
 * A file that sqlx passes over in silence although a person may have meant it as a migration:
 * it begins with a digit and ends in .sql, however written.
 */
export function overlookedProblem(path: string, name: string): Problem | undefined {
  if (!/^\d.*\.sql$/i.test(name)) return undefined;
  const message = `"${name}" is not run: a migration's name is <version>_<description>.sql, in small letters at the end. Rename it if it is meant as one.`;
  return { kind: 'bad-name', path, message, refusesRun: false };
}
