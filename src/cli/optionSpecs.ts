import type { OptionSpec } from './command.ts';
import { UsageError } from './usageError.ts';

export const JSON_OPTION: OptionSpec = {
  flags: '--json',
  description: 'print one JSON document (docs/command-line.md)',
};

/** Which folder and which configuration; every command takes these. */
export const PROJECT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--source <folder>',
    description: 'the migrations folder (default: migrations, or what sqlx.toml says)',
  },
  {
    flags: '--config <file>',
    description:
      'sqlx.toml elsewhere (default: the nearest from the folder up to the current directory)',
  },
  JSON_OPTION,
];

/** Which database; every command takes these, also those that connect to none. */
export const DATABASE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '-D, --database-url <url>',
    description: 'the database (default: DATABASE_URL, from the environment or .env)',
    conflicts: ['target'],
  },
  {
    flags: '--target <name>',
    description: 'one of staircase.targets in .vscode/settings.json, or built-in',
  },
  {
    flags: '--connect-timeout <seconds>',
    description:
      'how long to try to connect (default: 10, or what the URL or PGCONNECT_TIMEOUT says)',
    parse: seconds,
  },
  { flags: '--no-dotenv', description: 'read no .env file' },
];

export const YES: OptionSpec = {
  flags: '-y, --yes',
  description: 'do not ask; needed without a terminal on guarded and production targets',
};

/** Of what is asked for on local targets, too. */
export const YES_ALWAYS: OptionSpec = {
  flags: '-y, --yes',
  description: 'do not ask; needed without a terminal',
};

export const DRY_RUN: OptionSpec = {
  flags: '--dry-run',
  description: 'say what would be done, and write nothing',
};

export const IGNORE_MISSING: OptionSpec = {
  flags: '--ignore-missing',
  description: 'go on although applied migrations are missing in the folder',
};

/** `--target-version` with the words that fit the command. */
export function targetVersion(description: string): OptionSpec {
  return { flags: '--target-version <N>', description, parse: version };
}

/** A version as sqlx reads one: a whole number of 64 bits. */
export function version(text: string): bigint {
  if (/^[+-]?\d+$/.test(text)) {
    const value = BigInt(text);
    if (BigInt.asIntN(64, value) === value) return value;
  }
  throw new UsageError(
    `"${text}" is not a version.`,
    'Give the digits that the name of the migration begins with, such as 20260730140000.',
  );
}

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new UsageError(`"${text}" is not a number of seconds.`, 'Give 0 or more, such as 10.');
}

/** `name=value`, several with commas between them. */
export function assignments(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((it) => /^([a-z][a-z0-9_]*)=(.+)$/.exec(it.trim()));
  if (pairs.every((it) => it !== null)) {
    return new Map(pairs.map(([, name = '', value = '']) => [name, value]));
  }
  throw new UsageError(
    `"${text}" sets nothing.`,
    'Give name=value, such as table=users,column=name.',
  );
}
