import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rulesNamed } from '../../config/lintConfig.ts';
import { RULES } from '../../lint/rules.ts';
import { EXIT, type Handler } from '../command.ts';
import { requireRule } from '../lint/overrides.ts';
import { printJson } from '../output/json.ts';
import type { Terminal } from '../terminal.ts';

/** `explain`: the page of a rule; of a name that several answer to, the pages of all. */
export const explain: Handler = async (context) => {
  const { operands, terminal, flags, installation } = context;
  const [name = ''] = operands;
  requireRule(name);
  const named = rulesNamed(RULES, name);
  const pages: { rule: string; page: string }[] = [];
  for (const { name: rule } of named) pages.push({ rule, page: await pageOf(rule, installation) });
  if (flags.json) printJson(context, { pages });
  else terminal.out(pages.map(({ page }) => painted(page.trimEnd(), terminal)).join('\n\n'));
  return EXIT.fine;
};

/** As it is shipped, or where it is written. */
async function pageOf(rule: string, installation: string): Promise<string> {
  const shipped = join(installation, 'dist', 'rules', `${rule}.md`);
  const written = join(installation, 'src', 'lint', 'rules', `${rule}.md`);
  return await readFile(shipped, 'utf8').catch(() => readFile(written, 'utf8'));
}

function painted(page: string, { paint }: Terminal): string {
  const lines = page.split('\n');
  return lines.map((it) => (it.startsWith('#') ? paint('bold', it) : it)).join('\n');
}
