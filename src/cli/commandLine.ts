import { CommanderError } from 'commander';
import type { Env } from '../database/env.ts';
import { catalog } from './catalog.ts';
import { type CommandContext, type CommandSpec, EXIT, type Flags } from './command.ts';
import { commandTree } from './commandTree.ts';
import { isExpected, sayError } from './output/sayError.ts';
import { nothingDone } from './perform/nothingDone.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** The world around one call of the command line. */
export interface Surroundings {
  /** Without the names of Node and of the script. */
  readonly arguments: readonly string[];
  readonly terminal: Terminal;
  readonly environment: Env;
  readonly directory: string;
  readonly signal: AbortSignal;
  /** Has signals end the process from now on, for work that would not see `signal` before its end. */
  readonly endAtOnce?: () => void;
  readonly stdin: () => Promise<Buffer>;
  readonly installation: string;
  readonly version: string;
  readonly program: string;
}

/** Runs one command; resolves to the exit code: 0 fine, 1 failed or not valid, 2 usage, 130 interrupted. */
export async function runCommandLine(surroundings: Surroundings): Promise<number> {
  let code: number = EXIT.fine;
  const { version, terminal } = surroundings;
  const tree = commandTree(catalog, version, terminal, async (spec, operands, options) => {
    code = await perform(surroundings, spec, operands, options);
  });
  try {
    await tree.parseAsync([...surroundings.arguments], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof UsageError) {
      sayUsage(terminal, error);
      return EXIT.usage;
    }
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
}

async function perform(
  surroundings: Surroundings,
  spec: CommandSpec,
  operands: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { arguments: _, endAtOnce, ...world } = surroundings;
  if (spec.endsAtOnce) endAtOnce?.();
  const isJson = options['format'] === 'json' && { json: true };
  const flags: Flags = { dotenv: true, ...options, ...isJson };
  const { signal } = world;
  const context: CommandContext = { command: spec.name, flags, operands, ...world };
  try {
    const handler = await spec.load();
    return await handler(context);
  } catch (error) {
    if (!isExpected(error) && error !== signal.reason) throw error;
    if (signal.aborted) return nothingDone(context);
    if (!isExpected(error)) throw error;
    sayError(context, error);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

function sayUsage(terminal: Terminal, { message, advice }: UsageError): void {
  terminal.err(`error: ${message}`);
  terminal.err(advice);
}
