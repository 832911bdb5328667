import { readFileSync } from 'node:fs';
import { parseCases, type RuleCase } from './caseFile.ts';
import type { Files } from './lintCase.ts';

/** An example of a page: a block of SQL marked `bad` or `good`, with flags as cases have. */
export interface Example extends Pick<RuleCase, 'flags'> {
  readonly kind: 'bad' | 'good';
  readonly files: Files;
  readonly line: number;
}

/** The page of a rule or a verdict. */
export interface RulePage {
  readonly title: string;
  /** The first paragraph, in one line. */
  readonly summary: string;
  readonly examples: readonly Example[];
}

/** Reads a page, `<folder>/<name>.md`. A block begins with three backticks, `sql`, `bad` or `good`, and flags. */
export function readPage(name: string, folder = 'src/lint/rules'): RulePage {
  const text = readFileSync(`${folder}/${name}.md`, 'utf8');
  const [title = '', summary = ''] = text.split(/\n{2,}/);
  const blocks = text.matchAll(/^```sql (bad|good)(?: \{(.*)\})?\n([\s\S]*?)^```$/gm);
  const examples = [...blocks].map(([, kind, flags = '', sql = ''], index) => {
    const [example] = parseCases(`-- case: ${index} {${flags}}\n${sql}`);
    if (!example) throw new Error(`${name}.md: an example cannot be read`);
    const line = text.slice(0, text.indexOf(sql)).split('\n').length;
    return { kind: kind as Example['kind'], flags: example.flags, files: example.files, line };
  });
  return { title: title.replace(/^# /, ''), summary: summary.replaceAll('\n', ' '), examples };
}
