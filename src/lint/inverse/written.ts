/** SQL to be written, in either case: keywords follow the script, names and expressions do not. */
export interface Written {
  readonly upper: string;
  readonly lower: string;
}

/** `sql` in front of a template: its own words are keywords, what is filled in stays as it is. */
export function sql(
  words: TemplateStringsArray,
  ...values: readonly (string | Written)[]
): Written {
  const filled = (side: keyof Written, word: (it: string) => string): string =>
    words
      .map((it, index) => {
        const value = values[index] ?? '';
        return word(it) + (typeof value === 'string' ? value : value[side]);
      })
      .join('');
  return { upper: filled('upper', (it) => it), lower: filled('lower', (it) => it.toLowerCase()) };
}

/** SQL that was written before and stays as it is. */
export function verbatim(text: string): Written {
  return { upper: text, lower: text };
}

export function joined(parts: readonly Written[], between: string): Written {
  return {
    upper: parts.map(({ upper }) => upper).join(between),
    lower: parts.map(({ lower }) => lower).join(between),
  };
}

/** A string as SQL. */
export function literal(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return value.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
