import type { Severity } from '../../lint/severity.ts';
import { countsOf, isFixable, type LintResult } from '../lint/lintResult.ts';
import type { ShownFinding } from '../lint/shownFinding.ts';
import type { Terminal } from '../terminal.ts';
import { codeFrame } from './codeFrame.ts';

type Paint = Terminal['paint'];

/** The findings for a person: what, where with its code, and what to do; at last how many. */
export function* humanLines(result: LintResult, paint: Paint): Iterable<string> {
  const { shown, texts } = result;
  yield* fixedLines(result, paint);
  for (const it of shown) {
    yield* findingLines(it, texts.get(it.finding.path), paint);
    yield '';
  }
  yield summaryLine(result, paint);
}

function findingLines(
  { finding, path, place }: ShownFinding,
  text: string | undefined,
  paint: Paint,
) {
  const { severity, rule, message, help, fixes } = finding;
  const [fix] = fixes;
  const { start } = place;
  // Of a directory there is no code to show.
  const { gutter, lines } =
    text === undefined ? { gutter: 1, lines: [] } : codeFrame(text, finding.span, place);
  const color = COLORS[severity];
  const margin = `${' '.repeat(gutter)} ${paint('blue', '=')}`;
  const command = fix?.isSafe ? ' (--fix)' : '';
  return [
    `${paint(color, `${severity}[${rule}]`)}: ${paint('bold', message)}`,
    `${' '.repeat(gutter)}${paint('blue', '-->')} ${path}:${start.line}:${start.column}`,
    ...lines.map(({ margin: left, text: right, isMark }) => {
      const shown = isMark ? paint(color, right) : right;
      return `${paint('blue', left)}${shown === '' ? '' : ` ${shown}`}`;
    }),
    ...(help === undefined ? [] : [`${margin} help: ${help}`]),
    ...(fix ? [`${margin} fix: ${fix.title}${command}`] : []),
  ];
}

const COLORS: Readonly<Record<Severity, Parameters<Paint>[0]>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
  hint: 'cyan',
};

function fixedLines({ fixed = [], locator }: LintResult, paint: Paint): string[] {
  const lines = fixed.map(
    ({ path, rule, title }) =>
      `${paint('green', 'fixed')} ${locator.pathOf(path)}: ${title} [${rule}]`,
  );
  return lines.length > 0 ? [...lines, ''] : [];
}

function summaryLine({ findings, files, fixed }: LintResult, paint: Paint): string {
  const counts = countsOf(findings);
  const said = SEVERITIES.filter((it) => counts[it] > 0).map((it) => counted(counts[it], it));
  const mended = fixed && fixed.length > 0 ? `, ${fixed.length} fixed` : '';
  const where = files > 0 || said.length === 0 ? ` in ${counted(files, 'file')}` : '';
  if (said.length === 0) return paint('green', `Nothing found${where}${mended}.`);
  const fixable = findings.filter(isFixable).length;
  const cure = fixable > 0 ? ` --fix mends ${fixable}.` : '';
  return `${paint('bold', `${said.join(', ')}${where}${mended}.`)}${cure}`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
