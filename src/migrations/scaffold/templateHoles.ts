/**
 * The format of templates. Two kinds of things stand in double braces:
 *
 * - `{{description}}`, `{{version}}` and `{{date}}` (UTC, `2026-07-30`) are facts, filled in.
 * - `{{name:default}}` is a hole for a person to fill. On disk it holds its default; in the snippet
 *   it is a tab stop with the default selected. Holes of one name are one tab stop, and the first
 *   default counts; after that `{{name}}` is enough. A default may hold anything but two closing
 *   braces.
 *
 * Everything else stays as it stands, braces without a meaning too, and so a template that begins
 * with `-- no-transaction` makes a migration that begins with it.
 */
export interface TemplateFacts {
  readonly description: string;
  readonly version: string;
  readonly date: string;
}

/** What stands in the holes, by their names; a hole without a value holds its default. */
export type HoleValues = ReadonlyMap<string, string>;

/** A hole of a template. */
export interface Hole {
  readonly name: string;
  /** Counts from 1, in the order of first appearance. */
  readonly number: number;
  readonly text: string;
}

/** Holes by their names. */
export type Holes = ReadonlyMap<string, Hole>;

/** A fact or a hole: its name, and its default where it has one. */
export const BRACES = /\{\{([a-z][a-z0-9_]*)(?::(.*?))?\}\}/gs;

/** The holes of a template; the first default of a name counts. */
export function holesOf(template: string): Holes {
  const holes = new Map<string, Hole>();
  for (const [, name = '', text] of template.matchAll(BRACES)) {
    if (text === undefined || isFact(name) || holes.has(name)) continue;
    holes.set(name, { name, number: holes.size + 1, text });
  }
  return holes;
}

/** The template with other defaults in its holes. */
export function withDefaults(template: string, values: HoleValues): string {
  return template.replace(BRACES, (whole, name: string, text: string | undefined) => {
    const value = values.get(name);
    return value === undefined || text === undefined ? whole : `{{${name}:${value}}}`;
  });
}

/** Whether a name stands for a fact. */
export function isFact(name: string): name is keyof TemplateFacts {
  return name === 'description' || name === 'version' || name === 'date';
}
