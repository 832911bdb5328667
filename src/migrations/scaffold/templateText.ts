import {
  BRACES,
  type Hole,
  type Holes,
  type HoleValues,
  holesOf,
  isFact,
  type TemplateFacts,
} from './templateHoles.ts';

/** The template as it is written to disk. */
export function filledText(
  template: string,
  facts: TemplateFacts,
  values: HoleValues = new Map(),
): string {
  const plain = (text: string) => text;
  return replaceBraces(template, facts, plain, ({ name, text }) => values.get(name) ?? text);
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

/**
 * What a person has put into the holes: each line of the template that has some is looked for in the
 * text, so that lines added, removed or moved do no harm. Of holes that no line tells, no value.
 */
export function holeValues(template: string, facts: TemplateFacts, text: string): HoleValues {
  const values = new Map<string, string>();
  const holes = holesOf(template);
  for (const line of template.split('\n')) {
    const found = linePattern(line, holes, facts, values)?.exec(text)?.groups ?? {};
    for (const [name, value] of Object.entries(found)) values.set(name, value);
  }
  return values;
}

/** Undefined for a line whose holes are all known, or that has none. */
function linePattern(
  line: string,
  holes: Holes,
  facts: TemplateFacts,
  known: HoleValues,
): RegExp | undefined {
  const seen = new Set<string>();
  const pattern = replaceBraces(
    line,
    facts,
    literally,
    ({ name }) => {
      const value = known.get(name);
      if (value !== undefined) return literally(value);
      if (seen.has(name)) return `\\k<${name}>`;
      seen.add(name);
      return `(?<${name}>.+?)`;
    },
    holes,
  );
  return seen.size > 0 ? new RegExp(`^${pattern}[ \\t\\r]*$`, 'm') : undefined;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function replaceBraces(
  template: string,
  facts: TemplateFacts,
  plain: (text: string) => string,
  tabStop: (hole: Hole) => string,
  holes = holesOf(template),
): string {
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
