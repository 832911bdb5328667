import type { Span } from '../../sql/span.ts';
import { type Edit, replacement } from '../fix.ts';
import type { ConstraintFact } from './constraints.ts';
import { sqlName } from './sqlName.ts';
import { isWord, tokensIn } from './tokens.ts';

/** A constraint of a column, taken out of its definition. */
export interface DetachedConstraint {
  /** Takes it out, with the space before it. */
  readonly removal: Edit;
  /** What adds it to the table: `ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) ...`. */
  readonly addition: string;
}

/** Undefined for kinds that only a column has, such as a default. */
export function detachConstraint(
  fact: ConstraintFact,
  name: string,
  text: string,
): DetachedConstraint | undefined {
  const span = fact.spanOf();
  const keyword = KEYWORDS[fact.constraint.contype ?? ''];
  const tokens = keyword === undefined ? [] : tokensIn(text, span);
  const first = tokens.find((it) => isWord(text, it, keyword ?? ''));
  if (!first) return undefined;
  const head = `ADD CONSTRAINT ${sqlName(name)} `;
  const columns = fact.columns.map(sqlName).join(', ');
  const own = keyword === 'references' ? `FOREIGN KEY (${columns}) ` : '';
  return {
    removal: constraintRemoval(fact, text),
    addition: `${head}${own}${text.slice(first.start, span.end)}`,
  };
}

/** Takes the constraint out of its column's definition, with the space before it. */
export function constraintRemoval(fact: ConstraintFact, text: string): Edit {
  const span = fact.spanOf();
  return replacement({ start: spaceBefore(text, span), end: span.end }, '');
}

const KEYWORDS: Readonly<Record<string, string>> = {
  CONSTR_FOREIGN: 'references',
  CONSTR_CHECK: 'check',
};

function spaceBefore(text: string, { start }: Span): number {
  return text.slice(0, start).trimEnd().length;
}
