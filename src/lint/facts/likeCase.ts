/** Words to write in place of others: in capitals where those are. */
export function likeCase(written: string, words: string): string {
  const isUpper = /[A-Z]/.test(written) && !/[a-z]/.test(written);
  return isUpper ? words.toUpperCase() : words;
}
