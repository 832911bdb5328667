import { createHash } from 'node:crypto';

/**
 * The checksum that sqlx keeps in its ledger: SHA-384 of the file's bytes, 48 bytes (sqlx.md,
 * section 2). `ignoredChars` (sqlx.toml, `ignored-chars`), one code point each, are left out.
 */
export function checksumOf(bytes: Buffer, ignoredChars: readonly string[] = []): Buffer {
  const hashed = ignoredChars.length === 0 ? bytes : without(bytes.toString('utf8'), ignoredChars);
  return createHash('sha384').update(hashed).digest();
}

function without(text: string, chars: readonly string[]): string {
  const codes = chars.map((char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
  return text.replace(new RegExp(`[${codes.join('')}]`, 'gu'), '');
}
