import type { Statement } from '../../sql/parser.ts';

/** The statement that an offset is in, by halving: a script may have 100,000. */
export function statementAt(
  statements: readonly Statement[],
  offset: number,
): Statement | undefined {
  let [low, high] = [0, statements.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle];
    if (!statement || offset < statement.span.start) high = middle - 1;
    else if (offset > statement.span.end) low = middle + 1;
    else return statement;
  }
  return undefined;
}
