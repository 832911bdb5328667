/** What the person would have typed, and when. */
const VALUES: Record<string, string> = {
  description: 'track orders',
  version: '20260102030405',
  date: '2026-01-02',
};

/** A placeholder `{{version}}`, or a hole `{{table:orders}}` with the default that stands on disk. */
export const HOLE = /\{\{(\w+)(?::([^}]*))?\}\}/g;

/** A template's text as it lands on disk: placeholders filled, holes with their defaults. */
export function renderTemplate(text: string): string {
  return text.replace(HOLE, (hole, name, preset) => preset ?? VALUES[name] ?? hole);
}
