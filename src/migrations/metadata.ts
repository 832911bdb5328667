import { parse, TomlError } from 'smol-toml';
import type { FoundFile } from './found.ts';
import type { Problem } from './migration.ts';

/** What Diesel's `metadata.toml` says; without the file a migration runs in a transaction. */
export interface Metadata {
  readonly noTransaction: boolean;
  readonly problem?: Problem;
}

/** Reads `run_in_transaction`; other keys are left to Diesel. */
export function readMetadata(file: FoundFile | undefined, version: bigint): Metadata {
  if (!file) return { noTransaction: false };
  if ('error' in file) return bad(file.path, version, `cannot be read: ${file.error}`);
  try {
    const value = parse(file.bytes.toString('utf8'))['run_in_transaction'] ?? true;
    if (typeof value === 'boolean') return { noTransaction: !value };
    return bad(file.path, version, 'run_in_transaction must be true or false');
  } catch (error) {
    if (error instanceof TomlError) return bad(file.path, version, reasonOf(error));
    throw error;
  }
}

/** The first line of the message; what follows draws the place, which the line number tells. */
function reasonOf(error: TomlError): string {
  const [reason = ''] = error.message.split('\n');
  return `line ${error.line}, column ${error.column}: ${reason}`;
}

function bad(path: string, version: bigint, reason: string): Metadata {
  const message = `Says nothing certain about the transaction: ${reason}. Correct the file or remove it.`;
  const problem: Problem = { kind: 'bad-metadata', path, version, message, refusesRun: true };
  return { noTransaction: false, problem };
}
