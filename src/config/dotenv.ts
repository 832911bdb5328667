import { join } from 'node:path';
import { parse } from 'dotenv';
import type { Env } from '../database/env.ts';
import type { ConfigProblem } from './configProblem.ts';
import { directoriesUp } from './directoriesUp.ts';
import { dotenvValue } from './dotenvValue.ts';
import { readIfThere } from './readIfThere.ts';

/** One `.env` file. */
export interface DotenvFile {
  readonly path: string;
  readonly text: string;
  /** `${NAME}` and `$NAME` are replaced where NAME is known. */
  readonly values: Readonly<Record<string, string>>;
}

/** Every `.env` from a migrations folder up to the workspace root, nearest first. */
export interface Dotenv {
  readonly files: readonly DotenvFile[];
  /** Files that are there and cannot be read. */
  readonly problems: readonly ConfigProblem[];
}

/** Reads the `.env` files that count for a migrations folder. `environment` is what they may refer to. */
export async function readDotenv(folder: string, root: string, environment: Env): Promise<Dotenv> {
  return await readDotenvIn(directoriesUp(folder, root), environment);
}

/** Reads the `.env` files of some directories, the first of which counts most. */
export async function readDotenvIn(
  directories: readonly string[],
  environment: Env,
): Promise<Dotenv> {
  const paths = directories.map((directory) => join(directory, '.env'));
  const read = await Promise.all(
    paths.map(async (path) => ({ path, content: await readIfThere(path) })),
  );
  return {
    files: read.flatMap(({ path, content }) =>
      content && 'text' in content ? [dotenvFile(path, content.text, environment)] : [],
    ),
    problems: read.flatMap(({ content }) =>
      content && 'problem' in content ? [content.problem] : [],
    ),
  };
}

/** The environment with what the files add to it. A file never overrides it, a nearer file wins. */
export function withDotenv(environment: Env, { files }: Dotenv): Env {
  const added = files.toReversed().map((file) => file.values);
  return Object.assign({}, ...added, defined(environment)) as Env;
}

/** The nearest file that sets a variable. */
export function fileThatSets({ files }: Dotenv, variable: string): DotenvFile | undefined {
  return files.find(({ values }) => values[variable] !== undefined);
}

/** Says so where a file means to set a variable and the line cannot be read: it must not count as unset. */
export function unreadableLine({ files }: Dotenv, variable: string): ConfigProblem | undefined {
  for (const { path, text, values } of files) {
    const value = values[variable];
    const broken = value === undefined || /^["'`]/.test(value);
    const line = broken ? lineThatNames(text, variable) : undefined;
    if (line !== undefined) return brokenLine(path, line, variable);
    if (value !== undefined) return undefined;
  }
  return undefined;
}

/**
 * Of a variable that stands there twice the first counts, as for sqlx. What its reader cannot read,
 * such as a colon for the equals sign or a value of several lines, is read as Node's programs do.
 */
function dotenvFile(path: string, text: string, environment: Env): DotenvFile {
  const lenient = parse(text);
  const values: Record<string, string> = {};
  const known = (): Env => ({ ...values, ...defined(environment) });
  const lookUp = (name: string) => (Object.hasOwn(known(), name) ? known()[name] : undefined);
  for (const [, name = '', rest = ''] of text.matchAll(ASSIGNMENT)) {
    if (values[name] !== undefined || lenient[name] === undefined) continue;
    const value = dotenvValue(rest.trim(), lookUp);
    if (value !== undefined) values[name] = value;
  }
  for (const [name, value] of Object.entries(lenient)) values[name] ??= expand(value, known());
  return { path, text, values };
}

const ASSIGNMENT = /^[^\S\r\n]*(?:export[^\S\r\n]+)?([A-Za-z_][\w.]*)[^\S\r\n]*=(.*)$/gm;

/** As sqlx's reader does, but a name that nobody set stays as it stands: `$` is common in passwords. */
function expand(value: string, known: Env): string {
  return value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, bare) => {
    const name = braced ?? bare;
    return Object.hasOwn(known, name) ? (known[name] ?? whole) : whole;
  });
}

function defined(environment: Env): Env {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}

function lineThatNames(text: string, variable: string): number | undefined {
  const names = text.split(/\r\n|\r|\n/).map((line) => /^\s*(?:export\s+)?(\w+)/.exec(line)?.[1]);
  const index = names.indexOf(variable);
  return index < 0 ? undefined : index + 1;
}

function brokenLine(path: string, line: number, variable: string): ConfigProblem {
  return {
    message: `${variable} in ${path}, line ${line}, cannot be read.`,
    advice: `Write it as ${variable}=postgres://user@host:5432/database, with the value in quotes or without.`,
    path,
    line,
  };
}
