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

/** The template as it is written to disk. */
export function filledText(template: string, facts: TemplateFacts): string {
  return replaceBraces(
    template,
    facts,
    (text) => text,
    ({ text }) => text,
  );
}

/** The template as a snippet of VS Code, its holes being tab stops. */
export function snippetText(template: string, facts: TemplateFacts): string {
  const hole = ({ number, text }: Hole) => `\${${number}:${escaped(text)}}`;
  return replaceBraces(template, facts, escaped, hole);
}

/** What `$`, `}` and `\` mean in a snippet is taken from them. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

const BRACES = /\{\{([a-z][a-z0-9_]*)(?::(.*?))?\}\}/gs;

interface Hole {
  /** Counts from 1, in the order of first appearance. */
  readonly number: number;
  readonly text: string;
}

function replaceBraces(
  template: string,
  facts: TemplateFacts,
  plain: (text: string) => string,
  tabStop: (hole: Hole) => string,
): string {
  const holes = holesOf(template);
  let [result, end] = ['', 0];
  for (const match of template.matchAll(BRACES)) {
    const [all, name = ''] = match;
    const hole = holes.get(name);
    result += plain(template.slice(end, match.index));
    if (isFact(name)) result += plain(facts[name]);
    else result += hole ? tabStop(hole) : plain(all);
    end = match.index + all.length;
  }
  return result + plain(template.slice(end));
}

function holesOf(template: string): Map<string, Hole> {
  const holes = new Map<string, Hole>();
  for (const [, name = '', text] of template.matchAll(BRACES)) {
    if (text === undefined || isFact(name) || holes.has(name)) continue;
    holes.set(name, { number: holes.size + 1, text });
  }
  return holes;
}

function isFact(name: string): name is keyof TemplateFacts {
  return name === 'description' || name === 'version' || name === 'date';
}
