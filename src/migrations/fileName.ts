import { I64_MAX, I64_MIN } from './version.ts';

/** What a name says: the version orders, the description is for people. */
export interface MigrationName {
  readonly kind: 'migration';
  readonly version: bigint;
  readonly description: string;
}

/** `simple` has no suffix before `.sql` and counts as an up. */
export type ScriptKind = 'simple' | 'up' | 'down';

export interface FileMigrationName extends MigrationName {
  readonly script: ScriptKind;
}

/** `bad-name`: no version where one must be. `bad-version`: more than 64 bits. */
export interface BadName {
  readonly kind: 'bad-name' | 'bad-version';
}

/** What sqlx makes of a file's name (sqlx.md, sections 1.1 and 1.2). */
export function parseFileName(name: string): FileMigrationName | BadName | { kind: 'ignored' } {
  const cut = name.indexOf('_');
  const rest = name.slice(cut + 1);
  if (cut < 0 || !rest.endsWith('.sql')) return { kind: 'ignored' };
  const version = parseVersion(name.slice(0, cut));
  if (typeof version !== 'bigint') return version;
  const [script, suffix] = scriptKind(rest);
  return { kind: 'migration', version, description: spaced(withoutSuffix(rest, suffix)), script };
}

/**
 * The name of a migration's directory: `<version>_<description>`, or with one of Diesel's dashed
 * stamps, `2026-07-30-140000_name` and `2026-07-30-140000-0000_name`, read without its dashes.
 */
export function parseDirectoryName(name: string): MigrationName | BadName {
  const cut = name.indexOf('_');
  if (cut < 0) return { kind: 'bad-name' };
  const prefix = name.slice(0, cut);
  const version = parseVersion(isDashedStamp(prefix) ? prefix.replaceAll('-', '') : prefix);
  if (typeof version !== 'bigint') return version;
  return { kind: 'migration', version, description: spaced(name.slice(cut + 1)) };
}

/** Whether a version is spelt the way Diesel's command line does. */
export function isDashedStamp(prefix: string): boolean {
  return /^\d{4}-\d{2}-\d{2}-\d{6}(-\d{4})?$/.test(prefix);
}

/** As Rust's `str::parse::<i64>`: an optional sign and ASCII digits. */
function parseVersion(text: string): bigint | BadName {
  if (!/^[+-]?[0-9]+$/.test(text)) return { kind: 'bad-name' };
  const version = BigInt(text);
  return version < I64_MIN || version > I64_MAX ? { kind: 'bad-version' } : version;
}

function scriptKind(rest: string): [ScriptKind, string] {
  if (rest.endsWith('.up.sql')) return ['up', '.up.sql'];
  if (rest.endsWith('.down.sql')) return ['down', '.down.sql'];
  return ['simple', '.sql'];
}

/** sqlx takes the suffix off as often as it is there. */
function withoutSuffix(text: string, suffix: string): string {
  return text.endsWith(suffix) ? withoutSuffix(text.slice(0, -suffix.length), suffix) : text;
}

function spaced(description: string): string {
  return description.replaceAll('_', ' ');
}
