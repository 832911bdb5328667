import { readFileSync, writeFileSync } from 'node:fs';
import { ruleNames } from '../src/config/lintConfig.ts';
import { RULES } from '../src/lint/rules.ts';
import { contributions } from '../src/protocol/contributions.ts';

const path = new URL('../package.json', import.meta.url);

/** package.json with what the tables of src/protocol and of the rules say; the rest of it stays as it is. */
export function withContributions(manifest: string): string {
  const given = contributions();
  const rules = given.contributes.configuration.properties['staircase.lint.rules'];
  if (rules) Object.assign(rules, { propertyNames: ruleNameSchema() });
  return `${JSON.stringify({ ...JSON.parse(manifest), ...given }, undefined, 2)}\n`;
}

/** For the editor of settings.json to offer, and to mark what is no rule. */
function ruleNameSchema() {
  return {
    enum: [...ruleNames(RULES)].sort(),
    errorMessage: 'There is no rule of this name: `staircase rules` lists them.',
  };
}

if (import.meta.main) {
  const before = readFileSync(path, 'utf8');
  const after = withContributions(before);
  if (!process.argv.includes('--check')) writeFileSync(path, after);
  else if (before !== after) {
    console.error('package.json is not what src/protocol and the rules say. Run: npm run generate');
    process.exitCode = 1;
  }
}
