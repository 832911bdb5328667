import { checksumOf } from '../migrations/checksum.ts';
import type { Entry } from './plan.ts';

/** The line endings a changed migration was applied with, if nothing else of it has changed. */
export function appliedLineEndings({ migration, row }: Entry): 'LF' | 'CRLF' | undefined {
  if (!migration?.up || !row) return undefined;
  const lf = migration.up.text.replaceAll('\r\n', '\n');
  if (isChecksumOf(row.checksum, lf)) return 'LF';
  return isChecksumOf(row.checksum, lf.replaceAll('\n', '\r\n')) ? 'CRLF' : undefined;
}

function isChecksumOf(checksum: Buffer, text: string): boolean {
  return checksumOf(Buffer.from(text, 'utf8')).equals(checksum);
}
