import { relative, resolve } from 'node:path';
import { readIfThere } from '../../config/readIfThere.ts';
import { parseSqlxToml, readSqlxToml, type SqlxToml } from '../../config/sqlxToml.ts';
import type { CommandContext } from '../command.ts';
import { UsageError } from '../usageError.ts';

/**
 * The `sqlx.toml` of a call: the one of `--config`, or the nearest from a folder upwards to the
 * current directory. Throws `UsageError` for one that sqlx would refuse.
 */
export async function readToml(context: CommandContext, folder: string): Promise<SqlxToml> {
  const toml = await find(context, folder);
  const [problem] = toml.problems;
  if (!problem) return toml;
  const name = JSON.stringify(context.flags.config ?? relative(context.directory, toml.path ?? ''));
  throw new UsageError(
    // The message is sqlx's own.
    `error parsing config file ${name}`,
    `${problem.message}\n${problem.advice}`,
  );
}

/** `--config /dev/null` is sqlx's way to say that there is none. */
async function find({ directory, flags }: CommandContext, folder: string): Promise<SqlxToml> {
  const { config } = flags;
  if (config === undefined) return await readSqlxToml(folder, directory);
  const path = resolve(directory, config);
  const content = await readIfThere(path);
  if (content && 'text' in content) return parseSqlxToml(content.text, path);
  if (content) throw new UsageError(content.problem.message, content.problem.advice);
  throw new UsageError(`There is no file ${path}.`, 'Give --config the path of an sqlx.toml.');
}
