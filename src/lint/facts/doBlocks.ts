import type { Statement } from '../../sql/parser.ts';

/** A statement, and those inside of it if it is a DO block, which run with it. */
export function withInner(statement: Statement): readonly Statement[] {
  if (statement.kind !== 'DoStmt') return [statement];
  return [statement, ...(statement.body?.()?.statements ?? [])];
}
