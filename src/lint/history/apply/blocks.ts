import type { EmbeddedStatement, Statement } from '../../../sql/parser.ts';
import { newNames } from '../../facts/newNames.ts';
import { HistoryView } from '../historyView.ts';
import { originText } from '../origin.ts';
import { Scribe } from '../scribe.ts';
import { MAKES } from './unknowns.ts';

/**
 * A DO block does what is written in it, also behind a condition, which is there to allow for both
 * states. What it puts together as it runs, no text tells.
 */
export function runBlock(
  scribe: Scribe,
  apply: (statement: Statement, scribe: Scribe) => void,
): void {
  const { body } = scribe.by.statement;
  const found = body?.();
  const text = originText(scribe.by);
  const statements = found?.statements ?? [];
  const isTold = statements.length > 0 ? !/\bexecute\b/i.test(text) : !MAKES.test(text);
  if (!isTold) scribe.doubt('runs SQL that its text does not tell');
  for (const statement of statements) {
    if (isThere(statement, scribe)) continue;
    apply(statement, new Scribe(scribe.catalogue, { ...scribe.by, statement }));
  }
}

/** Whether a condition keeps it from making what is there already. */
function isThere({ kind, node, inDo }: EmbeddedStatement, { catalogue, now }: Scribe): boolean {
  if (!inDo.isGuarded) return false;
  const schema = new HistoryView(catalogue, now);
  return newNames(kind, node).some((it) => it.find(schema) !== undefined);
}
