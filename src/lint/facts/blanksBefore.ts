/**
 * The blanks and tabs before an offset, such as the indentation of what stands there. A pattern that
 * ends in `$` would try every blank of the text before it: minutes for a file of 10 MB.
 */
export function blanksBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return text.slice(start, offset);
}
