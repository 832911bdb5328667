import type { Step } from './step.ts';
import { sql, type Written } from './written.ts';

/** What takes back a step, for a down script. */
export interface Undo {
  readonly step: Step;
  /** In order, without semicolons. */
  readonly actions: readonly Action[];
  /** What a person must know or do, in sentences: the comment above the statements. */
  readonly remark?: string;
  /** What is left for a person to write, in sentences: goes below the remark. */
  readonly open?: string;
}

/** A statement, or a command of ALTER TABLE, which may be written together with its neighbours. */
export type Action =
  | { readonly kind: 'statement'; readonly sql: Written }
  | {
      readonly kind: 'command';
      readonly table: string;
      readonly word: string;
      readonly sql: Written;
    };

export function statement(sql: Written): Action {
  return { kind: 'statement', sql };
}

/** `word`: TABLE, or what else ALTER is of. */
export function command(table: string, sql: Written, word = 'TABLE'): Action {
  return { kind: 'command', table, word, sql };
}

/** A command with its ALTER TABLE, which must be there; a statement as it is. */
export function wholeSql(action: Action): Written {
  if (action.kind === 'statement') return action.sql;
  const word: Written = { upper: action.word, lower: action.word.toLowerCase() };
  return sql`ALTER ${word} ${action.table} ${action.sql}`;
}
