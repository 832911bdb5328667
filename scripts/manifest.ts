import { readFileSync, writeFileSync } from 'node:fs';
import { contributions } from '../src/protocol/contributions.ts';

const path = new URL('../package.json', import.meta.url);

/** package.json with what the tables of src/protocol say; everything else in it stays as it is. */
export function withContributions(manifest: string): string {
  return `${JSON.stringify({ ...JSON.parse(manifest), ...contributions() }, undefined, 2)}\n`;
}

if (import.meta.main) {
  const before = readFileSync(path, 'utf8');
  const after = withContributions(before);
  if (!process.argv.includes('--check')) writeFileSync(path, after);
  else if (before !== after) {
    console.error('package.json is not what src/protocol says. Run: npm run generate');
    process.exitCode = 1;
  }
}
