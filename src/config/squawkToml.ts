import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import type { ConfigProblem } from './configProblem.ts';
import { readIfThere } from './readIfThere.ts';
import { complainAbout, TomlSection } from './tomlSection.ts';

/** What a `.squawk.toml` says; what it does not say is absent or empty. */
export interface SquawkToml {
  /** The file; absent where there is none. */
  readonly path?: string;
  /** The major version. */
  readonly pgVersion?: number;
  readonly assumeInTransaction?: boolean;
  readonly excludedRules: readonly string[];
  readonly includedRules: readonly string[];
  /** Globs, from the directory of the file. */
  readonly excludedPaths: readonly string[];
  /** Values that are not taken. */
  readonly problems: readonly ConfigProblem[];
  /** Keys that are not known: a later Squawk may know them. */
  readonly unknownKeys: readonly ConfigProblem[];
  /** The line at which a word stands in quotes, from 1. */
  readonly lineOf: (word: string) => number | undefined;
}

const WITHOUT_FILE: SquawkToml = {
  excludedRules: [],
  includedRules: [],
  excludedPaths: [],
  problems: [],
  unknownKeys: [],
  lineOf: () => undefined,
};

const NAME = '.squawk.toml';

/** The nearest `.squawk.toml` from a directory upwards, as Squawk looks for it. */
export async function readSquawkToml(directory: string): Promise<SquawkToml> {
  for (let at = directory; ; at = dirname(at)) {
    const path = join(at, NAME);
    const content = await readIfThere(path);
    if (content && 'text' in content) return parseSquawkToml(content.text, path);
    const isThere = content && !(await isHidden(path));
    if (isThere) return { ...WITHOUT_FILE, path, problems: [content.problem] };
    if (at === dirname(at)) return WITHOUT_FILE;
  }
}

/** In a directory that may not be entered nobody knows what there is; that is told of the directory. */
async function isHidden(path: string): Promise<boolean> {
  return await access(path).then(
    () => false,
    () => true,
  );
}

/** Reads a `.squawk.toml`. What is wrong has its line. What Squawk reads for its own uploads is not looked at. */
export function parseSquawkToml(text: string, path: string): SquawkToml {
  const problems: ConfigProblem[] = [];
  const unknownKeys: ConfigProblem[] = [];
  try {
    const document = parse(text);
    const complain = complainAbout(path, text, problems);
    new TomlSection('', document, KEYS, complainAbout(path, text, unknownKeys), '');
    const root = new TomlSection('', document, Object.keys(document), complain, ADVICE);
    const values = valuesOf(root, complain);
    const told = problems.map((it) => withLine(it, path));
    return { path, ...values, problems: told, unknownKeys, lineOf: lineIn(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { ...WITHOUT_FILE, path, problems: [notToml(error, path)] };
  }
}

const KEYS = [
  'pg_version',
  'excluded_rules',
  'included_rules',
  'assume_in_transaction',
  'excluded_paths',
  'upload_to_github',
];

const ADVICE = 'Mend it there.';

function valuesOf(root: TomlSection, complain: ReturnType<typeof complainAbout>) {
  const pgVersion = root.word('pg_version');
  const major = /^(\d{1,3})(?:\.\d+)*$/.exec(pgVersion ?? '')?.[1];
  if (pgVersion !== undefined && major === undefined) {
    complain('pg_version', 'pg_version is not a version', 'Write one such as "17" there.');
  }
  const assumeInTransaction = root.boolean('assume_in_transaction');
  return {
    ...(major !== undefined && { pgVersion: Number(major) }),
    ...(assumeInTransaction !== undefined && { assumeInTransaction }),
    excludedRules: root.texts('excluded_rules'),
    includedRules: root.texts('included_rules'),
    excludedPaths: root.texts('excluded_paths'),
  };
}

function withLine(problem: ConfigProblem, path: string): ConfigProblem {
  const { message, line } = problem;
  if (line === undefined) return problem;
  return { ...problem, message: message.replace(path, () => `${path}, line ${line}`) };
}

function lineIn(text: string): SquawkToml['lineOf'] {
  const lines = text.split('\n');
  return (word) => {
    const index = lines.findIndex((it) => it.includes(`"${word}"`) || it.includes(`'${word}'`));
    return index < 0 ? undefined : index + 1;
  };
}

function notToml({ message, line }: TomlError, path: string): ConfigProblem {
  const reason = message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? message;
  return {
    message: `${path}, line ${line}, is not TOML: ${reason}.`,
    advice: 'Mend the line.',
    path,
    line,
  };
}
