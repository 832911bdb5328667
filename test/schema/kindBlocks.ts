import { readFileSync } from 'node:fs';

/** Statements, and the differences that they make: `extra table public.orders`. */
export interface KindBlock {
  readonly sql: string;
  readonly says: readonly string[];
}

/** Every kind of object, made step by step. */
export function kindBlocks(): KindBlock[] {
  const text = readFileSync('test/fixtures/schema/kinds.sql', 'utf8');
  return text
    .split(/\n{2,}/)
    .slice(1)
    .map((block) => {
      const lines = block.trimEnd().split('\n');
      const says = lines.flatMap((it) => (it.startsWith('-- says: ') ? it.slice(9) : []));
      const sql = lines.filter((it) => !it.startsWith('-- says: ')).join('\n');
      return { sql, says };
    });
}
