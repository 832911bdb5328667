/** More would bury the sentence around them. */
const MOST = 5;

/** Names for a sentence: "a, b", and of many the first with the number of the rest. */
export function nameList(names: readonly string[]): string {
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return `${names.slice(0, MOST).join(', ')}${more}`;
}
