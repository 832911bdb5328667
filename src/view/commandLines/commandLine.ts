import { DEED_LABELS, type Deed, FOLDER_DEEDS, migrationDeeds } from '../plan/deeds.ts';
import type { ShownEntry } from '../tree/shownEntry.ts';

/** A command line to be copied: never with a URL or a password in it. */
export interface CommandLine {
  /** What it does, in a few words. */
  readonly label: string;
  readonly line: string;
}

/** A program's words for a deed, and what takes the version, if any. */
export interface DeedWords {
  readonly words: string;
  readonly version?: '--target-version' | '--version' | 'operand';
}

/** Where command lines are run from and for: paths are from the workspace root, with slashes. */
export interface CommandPlace {
  /** The folder that is read. */
  readonly source: string;
  /** A `sqlx.toml` that the program would not find by itself. */
  readonly config?: string;
  /** One of `staircase.targets`, or `built-in`, where it is not the variable that decides. */
  readonly target?: string;
  /** Windows has other quotes. */
  readonly isWindows: boolean;
}

/** The command lines for a folder, or for one of its migrations, as far as a program has words for them. */
export function commandLines(
  table: Partial<Readonly<Record<Deed, DeedWords>>>,
  place: CommandPlace,
  entries: readonly ShownEntry[],
  version?: bigint,
): CommandLine[] {
  const entry = entries.find((it) => it.version === version);
  const deeds = entry ? migrationDeeds(entries, entry) : FOLDER_DEEDS;
  return deeds.flatMap((deed) => {
    const found = table[deed];
    return found ? { label: DEED_LABELS[deed], line: lineOf(found, place, version ?? 0n) } : [];
  });
}

function lineOf(
  { words, version: option }: DeedWords,
  place: CommandPlace,
  version: bigint,
): string {
  const { source, config, target, isWindows } = place;
  const quoted = (text: string) => shellWord(text, isWindows);
  return [
    words,
    ...(option === undefined || option === 'operand' ? [] : [versionOption(option, version)]),
    `--source ${quoted(source)}`,
    ...(config === undefined ? [] : [`--config ${quoted(config)}`]),
    ...(target === undefined ? [] : [`--target ${quoted(target)}`]),
    ...(option === 'operand' ? [version < 0n ? `-- ${version}` : `${version}`] : []),
  ].join(' ');
}

/** A negative version would be taken for an option itself. */
function versionOption(option: string, version: bigint): string {
  return `${option}${version < 0n ? '=' : ' '}${version}`;
}

/** A word as a shell takes it for one: POSIX, or PowerShell and cmd. */
function shellWord(text: string, isWindows: boolean): string {
  if (/^[\w@%+=:,./][\w@%+=:,./-]*$/.test(text)) return text;
  return isWindows ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
