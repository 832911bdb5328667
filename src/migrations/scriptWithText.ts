import { checksumOf } from './checksum.ts';
import type { Script } from './migration.ts';
import { NO_TRANSACTION } from './script.ts';

/** A script as it would be read with another text; what `metadata.toml` says of it stays as it is. */
export function scriptWithText(script: Script, text: string): Script {
  const byMetadata = script.noTransaction && !script.text.startsWith(NO_TRANSACTION);
  return {
    ...script,
    text,
    noTransaction: byMetadata || text.startsWith(NO_TRANSACTION),
    checksum: checksumOf(Buffer.from(text), script.ignoredChars),
  };
}
