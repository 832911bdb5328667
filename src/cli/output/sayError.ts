import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import { generalAdvice } from '../../engine/run/advice.ts';
import type { CommandContext } from '../command.ts';
import { SourceError } from '../source/sourceError.ts';
import { UsageError } from '../usageError.ts';
import { WriteError } from '../writeError.ts';
import { printJson } from './json.ts';
import { sqlxDatabaseError } from './sqlxError.ts';

type Expected = UsageError | SourceError | WriteError | ConnectionError | DatabaseError;

/** Errors that a command may end with; any other is a mistake of ours. */
export function isExpected(error: unknown): error is Expected {
  const kinds = [UsageError, SourceError, WriteError, ConnectionError, DatabaseError];
  return kinds.some((kind) => error instanceof kind);
}

/**
 * The first line as sqlx has it, on stdout; what it means and what to do, on stderr. All of it on
 * stderr where sqlx has no such command: stdout may go into a report or a script then.
 */
export function sayError(context: CommandContext, error: Expected): void {
  const { terminal, flags } = context;
  const [message, advice] = [error.message, adviceOf(error)];
  if (flags.json) {
    printJson(context, { outcome: 'error', error: { message, ...(advice && { advice }) } });
    return;
  }
  if (!AS_SQLX.test(context.command)) {
    for (const line of plainLines(error, advice)) terminal.err(line);
    return;
  }
  terminal.out(`error: ${sqlxWords(error)}`);
  const isSaid = sqlxWords(error).includes(message);
  const further = isSaid ? [] : [message];
  for (const line of [...further, ...(advice ? [advice] : [])]) terminal.err(line);
  if (isWithoutDatabase(error)) terminal.err('  $ staircase database create');
}

const AS_SQLX = /^(?:migrate|database) /;

/** Of a folder that cannot be read the advice says all. */
function plainLines(error: Expected, advice: string | undefined): string[] {
  const said = error instanceof SourceError ? [error.advice] : [error.message, advice];
  const [first, ...others] = said.filter((it) => it !== undefined && it !== '');
  return [`error: ${first}`, ...others.filter((it) => it !== undefined)];
}

function isWithoutDatabase(error: Expected): boolean {
  return error instanceof ConnectionError && error.reason === 'unknown-database';
}

function adviceOf(error: Expected): string | undefined {
  if (!(error instanceof DatabaseError)) return error.advice;
  return generalAdvice(error.server?.sqlstate) ?? error.server?.hint;
}

function sqlxWords(error: Expected): string {
  if (error instanceof SourceError) return `while resolving migrations: ${error.message}`;
  if (error instanceof ConnectionError) return connectionWords(error);
  if (!(error instanceof DatabaseError) || !error.server) return error.message;
  return `while executing migrations: ${sqlxDatabaseError(error)}`;
}

/** sqlx has the words of the server, or of the operating system. */
function connectionWords(error: ConnectionError): string {
  if (error.reason !== 'refused') return sqlxDatabaseError(error);
  return 'error communicating with database: Connection refused (os error 111)';
}
