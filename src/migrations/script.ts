import { isUtf8 } from 'node:buffer';
import { checksumOf } from './checksum.ts';
import type { FoundFile } from './found.ts';
import type { Problem, Script } from './migration.ts';

/** What a script depends on besides its bytes. */
export interface ScriptContext {
  readonly version: bigint;
  readonly ignoredChars: readonly string[];
  /** True where `metadata.toml` switches the transaction off. */
  readonly noTransaction: boolean;
}

/** A script or what is wrong with its file. Both absent when there is no file. */
export interface ReadScript {
  readonly script?: Script;
  readonly problem?: Problem;
}

/** Bytes to a script. The text keeps its byte order mark and line ends, as it does in sqlx. */
export function readScript(file: FoundFile | undefined, context: ScriptContext): ReadScript {
  if (!file) return {};
  const { version, ignoredChars } = context;
  if ('error' in file) return { problem: unreadable(file.path, file.error, version) };
  const { path, bytes } = file;
  if (!isUtf8(bytes)) return { problem: notUtf8(path, bytes, version) };
  const text = bytes.toString('utf8');
  const noTransaction = context.noTransaction || text.startsWith(NO_TRANSACTION);
  const checksum = checksumOf(bytes, ignoredChars);
  const ignored = ignoredChars.length > 0 && { ignoredChars };
  return { script: { path, text, noTransaction, checksum, ...ignored } };
}

/** Exactly these, on the first bytes of the file (sqlx.md, section 1.1 step 9). */
export const NO_TRANSACTION = '-- no-transaction';

/** sqlx stops at a file that it cannot read. */
export function unreadable(path: string, reason: string, version?: bigint): Problem {
  return {
    kind: 'unreadable',
    path,
    ...(version !== undefined && { version }),
    message: `Cannot be read: ${reason}. Mend it, or take it out of the folder.`,
    refusesRun: true,
  };
}

function notUtf8(path: string, bytes: Buffer, version: bigint): Problem {
  const is = isUtf16(bytes) ? 'Is UTF-16 text and not UTF-8' : 'Is not UTF-8 text';
  const message = `${is}, which is all that PostgreSQL is sent. Save it as UTF-8 (Save with Encoding).`;
  return { kind: 'not-utf8', path, version, message, refusesRun: true };
}

/** By its byte order mark. */
function isUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
