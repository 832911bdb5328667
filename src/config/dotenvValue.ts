/** What is quoted, escaped, a name, plain, or white space, in this order. */
const PIECE =
  /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|\$(?:\{(\w+)\}|(\w+))|([^\s'"\\$]+|\$)|\s+(#.*)?/gsy;

/** What `$NAME` stands for; undefined where nobody has set it. */
type LookUp = (name: string) => string | undefined;

/**
 * What sqlx's reader makes of the text behind an equals sign: no name is replaced between single
 * quotes, `\$` is a dollar, and quotes may stand within. Undefined where it cannot read it. Other
 * than there, a name that nobody set stays as it stands: `$` is common in passwords.
 * Source: dotenvy 0.15, `parse_value`.
 */
export function dotenvValue(text: string, lookUp: LookUp): string | undefined {
  if (text.startsWith('#')) return '';
  let [value, end] = ['', 0];
  for (const match of text.matchAll(PIECE)) {
    const [all, single, double, escaped, braced, bare, plain, comment] = match;
    end = match.index + all.length;
    if (comment !== undefined) return value;
    const name = braced ?? bare;
    const piece =
      single ??
      plain ??
      (name !== undefined ? (lookUp(name) ?? all) : undefined) ??
      (escaped !== undefined ? ESCAPED[escaped] : undefined) ??
      (double !== undefined ? unquoted(double, lookUp) : undefined);
    if (piece === undefined) return undefined;
    value += piece;
  }
  return end === text.length ? value : undefined;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  $: '$',
  ' ': ' ',
  n: '\n',
};

/** Between double quotes. */
function unquoted(text: string, lookUp: LookUp): string | undefined {
  let isWrong = false;
  const value = text.replace(
    /\\(.)|\$(?:\{(\w+)\}|(\w+))/gs,
    (all, escaped: string | undefined, braced: string | undefined, bare: string | undefined) => {
      if (escaped === undefined) return lookUp(braced ?? bare ?? '') ?? all;
      isWrong ||= ESCAPED[escaped] === undefined;
      return ESCAPED[escaped] ?? all;
    },
  );
  return isWrong ? undefined : value;
}
