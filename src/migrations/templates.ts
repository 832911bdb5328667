import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitStatements } from '../sql/split.ts';
import { filledText } from './templateText.ts';

/** What a new migration starts from; `templateText.ts` tells the format of both texts. */
export interface Template {
  readonly name: string;
  /** The name in plain words, such as "Create table". */
  readonly label: string;
  /** The statement it makes, on one line. Empty where it makes none. */
  readonly description: string;
  readonly up: string;
  /** Empty where the template has no down.sql: the migration will have none either. */
  readonly down: string;
}

/**
 * The templates of some directories: every subdirectory with an up.sql is one. Of templates with
 * the same name the one in the earlier directory counts. `blank` stands first, the others by name.
 * A directory that is not there has no templates.
 */
export async function readTemplates(directories: readonly string[]): Promise<Template[]> {
  const found = directories.toReversed().flatMap(templatesIn);
  const byName = new Map(found.map((template) => [template.name, template]));
  return [...byName.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function rank({ name }: Template): string {
  return name === 'blank' ? '' : name;
}

function templatesIn(directory: string): Template[] {
  return subdirectories(directory).flatMap(({ name }) => {
    const up = textAt(join(directory, name, 'up.sql'));
    const down = textAt(join(directory, name, 'down.sql')) ?? '';
    if (up === undefined) return [];
    return [{ name, label: labelOf(name), description: descriptionOf(up), up, down }];
  });
}

function subdirectories(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).filter((it) => !it.isFile());
  } catch {
    return [];
  }
}

/** Line ends become LF: a checkout with CRLF must not make other checksums than one with LF. */
function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const DESCRIPTION_LENGTH = 80;

/** Settings such as lock_timeout are not what a template is about. */
function descriptionOf(up: string): string {
  const text = filledText(up, { description: '', version: '', date: '' });
  const statements = Array.from(splitStatements(text), ({ span }) =>
    text.slice(span.start, span.end),
  );
  const statement = statements.find((it) => !/^SET\s/i.test(it)) ?? '';
  const line = statement.replaceAll(/\s+/g, ' ');
  return line.length <= DESCRIPTION_LENGTH ? line : `${line.slice(0, DESCRIPTION_LENGTH - 1)}…`;
}
