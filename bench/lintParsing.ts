import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadParser } from '../src/sql/libpgQuery.ts';

/** Milliseconds that parsing alone takes: loading the parser and the trees of all scripts. */
export async function measureParsing(folder: string): Promise<number> {
  const texts = globSync(join(folder, '**', '*.sql')).map((path) => readFileSync(path, 'utf8'));
  const start = performance.now();
  const parser = await loadParser();
  for (const text of texts) parser.parse(text);
  return performance.now() - start;
}
