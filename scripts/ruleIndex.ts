import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const path = new URL('../src/lint/rules.ts', import.meta.url);

/** src/lint/rules.ts as the files of src/lint/rules ask for it. A bundler needs it written out. */
export function ruleIndex(): string {
  const names = globSync('src/lint/rules/*.ts', { cwd: new URL('..', import.meta.url) })
    .map((file) => basename(file, '.ts'))
    .sort();
  const imports = names.map((it) => `import { ${exportName(it)} } from './rules/${it}.ts';\n`);
  const list = names.map((it) => `  ${exportName(it)},\n`);
  const sorted = ["import type { Rule } from './rule.ts';\n", ...imports].join('');
  return `${sorted}\n/** Every rule, by name. Written by \`npm run generate\`. */\nexport const RULES: readonly Rule[] = [\n${list.join('')}];\n`;
}

/** `ban-drop-column` is exported as `banDropColumn`. */
export function exportName(rule: string): string {
  return rule.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(path, ruleIndex());
  else if (readFileSync(path, 'utf8') !== ruleIndex()) {
    console.error('src/lint/rules.ts does not list the rules there are. Run: npm run generate');
    process.exitCode = 1;
  }
}
