import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rulesNamed } from '../../config/lintConfig.ts';
import { VERDICT_NAMES } from '../../lint/ignore/verdictNames.ts';
import { RULES } from '../../lint/rules.ts';
import { EXIT, type Handler } from '../command.ts';
import { requireRule } from '../lint/overrides.ts';
import { printJson } from '../output/json.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `explain`: the page of a rule, of a verdict, or of a syntax error; of a name that several answer to,
 * the pages of all.
 */
export const explain: Handler = async (context) => {
  const { operands, terminal, flags, installation } = context;
  const [name = ''] = operands;
  const pages: { rule: string; page: string }[] = [];
  for (const rule of namesOf(name)) pages.push({ rule, page: await pageOf(rule, installation) });
  if (flags.json) printJson(context, { pages });
  else terminal.out(pages.map(({ page }) => painted(page.trimEnd(), terminal)).join('\n\n'));
  return EXIT.fine;
};

/** Throws `UsageError` for what is none of them. */
function namesOf(name: string): readonly string[] {
  if (isVerdict(name) || name === SYNTAX) return [name];
  requireRule(name);
  return rulesNamed(RULES, name).map((it) => it.name);
}

function isVerdict(name: string): boolean {
  return VERDICT_NAMES.some((it) => it === name);
}

/** As it is shipped, or where it is written. */
async function pageOf(rule: string, installation: string): Promise<string> {
  const shipped = join(installation, 'dist', 'rules', `${rule}.md`);
  const written = join(installation, 'src', roomOf(rule), `${rule}.md`);
  return await readFile(shipped, 'utf8').catch(() => readFile(written, 'utf8'));
}

function roomOf(rule: string): string {
  if (isVerdict(rule)) return join('rehearser', 'verdicts');
  return join('lint', rule === SYNTAX ? 'unruled' : 'rules');
}

/** What is found without a rule. */
const SYNTAX = 'syntax-error';

function painted(page: string, { paint }: Terminal): string {
  const lines = page.split('\n');
  return lines.map((it) => (it.startsWith('#') ? paint('bold', it) : it)).join('\n');
}
