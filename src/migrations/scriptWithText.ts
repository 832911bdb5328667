import { checksumOf } from './checksum.ts';
import type { Script } from './migration.ts';
import { NO_TRANSACTION } from './script.ts';

/** A script as it would be read with another text; what `metadata.toml` says of it stays as it is. */
export function scriptWithText(script: Script, text: string): Script {
  const checksum = checksumOf(Buffer.from(text), script.ignoredChars);
  return { ...script, text, noTransaction: noTransactionWith(script, text), checksum };
}

/** Whether a script would run outside of a transaction with another text. */
export function noTransactionWith(script: Script, text: string): boolean {
  const byMetadata = script.noTransaction && !script.text.startsWith(NO_TRANSACTION);
  return byMetadata || text.startsWith(NO_TRANSACTION);
}
