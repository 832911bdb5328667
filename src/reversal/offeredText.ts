import type { Migration } from '../migrations/migration.ts';
import { NO_TRANSACTION } from '../migrations/script.ts';
import { complaintsOf } from '../rehearsal/complaints.ts';
import type { Parser } from '../sql/parser.ts';
import { markedLosses } from './markedLosses.ts';
import type { Proof } from './proveDown.ts';
import { withDown } from './proveDown.ts';
import type { ReversalTask } from './reversalTask.ts';

/** How a text begins that is offered though nothing has proven it. */
const NOT_PROVEN = '-- Not proven:';

/**
 * A down script as it is offered: what it loses is marked at the place, and where it is not proven,
 * the first line says why. (`-- no-transaction` must stay above that.)
 */
export function offeredText(task: ReversalTask, proof: Proof): string {
  const { migration, context } = task;
  const { text, rehearsal, isProven } = proof;
  const marked = markedLosses(rehearsal.losses ?? [], {
    up: migration.up?.text ?? '',
    down: text,
    parsedDown: context.parser.parse(text),
  });
  if (isProven) return marked;
  const line = `${NOT_PROVEN} ${reasonOf(proof, withDown(task, text).migration, context.parser)}`;
  const isCrlf = text.includes('\r\n');
  const own = `${line}${isCrlf ? '\r\n' : '\n'}`;
  if (!marked.startsWith(NO_TRANSACTION)) return own + marked;
  const end = marked.indexOf('\n') + 1;
  return marked.slice(0, end) + own + marked.slice(end);
}

/** A text without the line that says that it is not proven. */
export function withoutVerdict(text: string): string {
  return text.replace(/^-- Not proven:[^\n]*\n/m, '');
}

/** In one line. */
function reasonOf({ rehearsal }: Proof, migration: Migration, parser: Parser): string {
  const [first, ...others] = complaintsOf(rehearsal, migration, parser);
  const said = first?.message ?? `It is ${rehearsal.verdict}.`;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  return `${said.replaceAll(/\s+/g, ' ')}${more}`;
}
