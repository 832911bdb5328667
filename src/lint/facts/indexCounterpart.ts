import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { findWords } from './tokens.ts';

/** What down.sql does about an index that the up script makes or drops. */
export interface Counterpart {
  readonly script: LintScript;
  readonly statement: Statement;
  /** The word INDEX. */
  readonly behind: { readonly start: number; readonly end: number };
  /** False when it says CONCURRENTLY already. */
  readonly isPlain: boolean;
}

/** The statement of down.sql that drops or makes this one index, and nothing else. */
export function counterpartOf(
  { role, migration }: LintScript,
  index: string | undefined,
): Counterpart | undefined {
  const script = role === 'up' && index !== undefined ? migration?.down : undefined;
  const statement = script?.statements.find((it) => indexOf(it) === index);
  if (!script || !statement) return undefined;
  const behind = findWords(script.text, statement.span, 'index');
  const isPlain = statement.node['concurrent'] !== true;
  return behind && { script, statement, behind, isPlain };
}

function indexOf({ kind, node }: Statement): string | undefined {
  if (kind === 'IndexStmt') return (node as Nodes['IndexStmt']).idxname;
  if (kind !== 'DropStmt') return undefined;
  const { removeType, objects } = node as Nodes['DropStmt'];
  const isOne = removeType === 'OBJECT_INDEX' && objects?.length === 1;
  return isOne ? wordsOf(inner(objects?.[0], 'List')?.items).at(-1) : undefined;
}
