/** Every printable character of ASCII, once. */
export const PRINTABLE = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join(
  '',
);

/** Each byte as its code: no character is left to mean something in a URL, a shell or a file. */
export function percentEncoded(text: string): string {
  const bytes = [...Buffer.from(text)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/** As libpq's password file has it. Source: PostgreSQL's manual, section 32.16. */
export function passwordFileLine(user: string, password: string): string {
  return `*:*:*:${user}:${password.replace(/[\\:]/g, '\\$&')}\n`;
}

/** As a list of keyword=value has it. Source: PostgreSQL's manual, section 32.1.1.1. */
export function quotedValue(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A literal of SQL. */
export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
