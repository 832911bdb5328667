import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TomlError } from 'smol-toml';

/** What a new migration starts from; `templateText.ts` tells the format of both texts. */
export interface Template {
  readonly name: string;
  /** From `template.toml`, else the name in plain words, such as "Create table". */
  readonly label: string;
  /** From `template.toml`: what it makes, on one line. Empty where it is not said. */
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
    const words = wordsOf(textAt(join(directory, name, 'template.toml')) ?? '');
    return [{ name, label: plainWords(name), description: '', ...words, up, down }];
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

/** A template whose words cannot be read is offered all the same, under its own name. */
function wordsOf(toml: string): { label?: string; description?: string } {
  try {
    const { label, description } = parse(toml);
    return {
      ...(typeof label === 'string' && { label }),
      ...(typeof description === 'string' && { description }),
    };
  } catch (error) {
    if (error instanceof TomlError) return {};
    throw error;
  }
}

function plainWords(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
