import { existsSync, writeFileSync } from 'node:fs';
import { exportName, ruleIndex } from './ruleIndex.ts';
import { Instruction, runTask } from './task.ts';

/** `npm run new-rule NAME`: code, cases and page of a new rule, which then fails until it is written. */
async function newRule(): Promise<number> {
  const [name = ''] = process.argv.slice(2);
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) {
    throw new Instruction('Name the rule in words with dashes: npm run new-rule ban-drop-column');
  }
  const stem = new URL(`../src/lint/rules/${name}`, import.meta.url);
  if (existsSync(`${stem.pathname}.ts`)) throw new Instruction(`There is a rule ${name} already.`);
  writeFileSync(`${stem.pathname}.ts`, code(name));
  writeFileSync(`${stem.pathname}.sql`, CASES);
  writeFileSync(`${stem.pathname}.md`, page(name));
  writeFileSync(new URL('../src/lint/rules.ts', import.meta.url), ruleIndex());
  console.log(
    `Write src/lint/rules/${name}.ts, .sql and .md, then: STAIRCASE_RULE=${name} npm run test:rules`,
  );
  return 0;
}

function code(name: string): string {
  return `import type { Rule } from '../rule.ts';

export const ${exportName(name)}: Rule = {
  name: '${name}',
  summary: 'What it says, in one sentence',
  severity: 'warning',
  category: 'correctness',
  preset: 'strict',
  check: {
    each: 'statement',
    visit: {
      *CreateStmt(_node, { span }) {
        yield { span, message: 'What is wrong, and whom it hurts.', help: 'Do this instead.' };
      },
    },
  },
};
`;
}

const CASES = `-- case: what is reported
CREATE TABLE t (a text);
--^^^^^^^^^^^^^^^^^^^^^^ whom it hurts

-- case: what is not
SELECT 1;
`;

function page(name: string): string {
  return `# ${name}

What it says, in one sentence

## Why

\`\`\`sql bad
CREATE TABLE t (a text);
\`\`\`

## Instead

\`\`\`sql good
SELECT 1;
\`\`\`
`;
}

runTask(newRule);
