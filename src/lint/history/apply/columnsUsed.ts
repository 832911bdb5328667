import type { Node } from '@pgsql/types';
import { wordsOf } from '../../../sql/nodes.ts';

/** The columns that an expression names, each once, in no order; without recursion, since it may be deep. */
export function columnsUsed(expression: unknown): string[] {
  const found = new Set<string>();
  const open: unknown[] = [expression];
  while (open.length > 0) {
    const it = open.pop();
    if (typeof it !== 'object' || it === null) continue;
    for (const [key, value] of Object.entries(it)) {
      if (key === 'ColumnRef') found.add(lastWord(value));
      else if (typeof value === 'object') open.push(value);
    }
  }
  found.delete('');
  return [...found];
}

function lastWord(node: unknown): string {
  return wordsOf((node as { fields?: Node[] }).fields).at(-1) ?? '';
}
