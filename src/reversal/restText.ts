import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { databaseOwner } from '../schema/schemaText.ts';
import type { Parser } from '../sql/parser.ts';
import { repeatableSql } from './repeatableSql.ts';
import { restSql } from './restSql.ts';

/** What brings back what a rehearsal has found left behind and pg-delta does not model, if anything does. */
export function restText(
  { verdict, differences, compared }: Rehearsal,
  parser: Parser,
): string | undefined {
  if (verdict !== 'not-reversed' || !compared) return undefined;
  const statements = restSql(differences, { owner: databaseOwner(compared.expected) });
  if (statements.length === 0) return undefined;
  return repeatableSql(statements.map((it) => `${it};`).join('\n\n'), parser);
}
