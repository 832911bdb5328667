/** Text from files, databases and people, so that Markdown shows it as it stands, in one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~&@]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}

/** A value and its name, such as a tooltip lists them. The value is Markdown. */
export type Fact = readonly [name: string, value: string];

/** Facts, each on its own line; those that are not known are left out. */
export function factLines(facts: readonly (Fact | undefined)[]): string {
  return facts
    .filter((fact) => fact !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('  \n');
}
