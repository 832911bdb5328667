import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const BOM = '\uFEFF';

/** What `staircase lint --json` says, as far as an editor shows it. */
export interface Said {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly help?: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  /** The title of what mends it at best. */
  readonly fix?: { readonly title: string };
}

/** A finding of the command line as an editor shows it, which hides a byte order mark. */
export function saidLine(
  { path, rule, severity, start, end, ...it }: Said,
  directory: string,
): string {
  const text = path.endsWith('.sql') ? readFileSync(join(directory, path), 'utf8') : '';
  const at = ({ line, column }: Said['start']) => {
    const hidden = line === 1 && column > 1 && text.startsWith(BOM) ? 1 : 0;
    return `${line}:${column - hidden}`;
  };
  const message = [it.message, it.help].filter((part) => part !== undefined).join('\n');
  return `${path} ${at(start)}-${at(end)} ${severity} ${rule} ${message}`;
}

/** What only one of them has; nothing is as good as true. */
export function difference(shown: readonly string[], expected: readonly string[]): string {
  const [inEditor, said] = [new Set(shown), new Set(expected)];
  return [
    ...shown.filter((it) => !said.has(it)).map((it) => `only in the editor: ${it}`),
    ...expected.filter((it) => !inEditor.has(it)).map((it) => `only in the command line: ${it}`),
  ].join('\n');
}
