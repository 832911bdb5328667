import { applyEdits } from '../lint/applyEdits.ts';
import { fixRound, type PlacedEdit } from '../lint/fixRound.ts';
import { scriptFindings } from '../lint/lint.ts';
import { defaultOptions } from '../lint/options.ts';
import { ruleSet } from '../lint/ruleSet.ts';
import { missingIfExists } from '../lint/rules/missing-if-exists.ts';
import { missingIfNotExists } from '../lint/rules/missing-if-not-exists.ts';
import { scriptOf } from '../lint/scriptOf.ts';
import type { Parser } from '../sql/parser.ts';

/** Fixes that touch the same place come one after the other. */
const MOST_ROUNDS = 5;

/** A script that does no harm when it is run again, as far as the linter's fixes make it so. */
export function repeatableSql(sql: string, parser: Parser): string {
  const options = defaultOptions(new Date());
  const rules = ruleSet([missingIfExists, missingIfNotExists], options);
  let text = sql;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const parsed = parser.parse(text);
    const source = { path: '', text, role: 'down' as const, wrapping: 'transaction' as const };
    const found = scriptFindings(scriptOf({ ...source, parsed }, options), rules);
    const edits = fixRound(found).flatMap((it) => it.edits);
    if (edits.length === 0) return text;
    text = applyEdits(text, edits.filter(isReplacement));
  }
  return text;
}

function isReplacement(edit: PlacedEdit): edit is PlacedEdit & { readonly kind: 'replace' } {
  return edit.kind === 'replace';
}
