import type { Severity } from '../../lint/severity.ts';
import type { Problem } from '../../migrations/migration.ts';
import type { ShownFinding } from '../lint/shownFinding.ts';

/** As GCC prints its errors, which editors and tools read. */
export function gccLine({ finding, path, place }: ShownFinding): string {
  const { rule, severity, message } = finding;
  const kind = severity === 'error' || severity === 'warning' ? severity : 'note';
  return `${path}:${place.start.line}:${place.start.column}: ${kind}: ${inOneLine(message)} [${rule}]`;
}

/**
 * As a GitHub action prints an annotation. Source: GitHub, "Workflow commands for GitHub Actions".
 * Columns are given for one line only: those of several lines are not shown.
 */
export function githubLine({ finding, path, place }: ShownFinding): string {
  const { rule, severity, message, help } = finding;
  const { start, end } = place;
  const isOneLine = start.line === end.line;
  const properties = Object.entries({
    file: path,
    line: start.line,
    endLine: end.line,
    ...(isOneLine && { col: start.column, endColumn: end.column }),
    title: rule,
  }).map(([key, value]) => `${key}=${escapedProperty(`${value}`)}`);
  const text = help === undefined ? message : `${message}\n${help}`;
  return `::${LEVELS[severity]} ${properties.join(',')}::${escaped(text)}`;
}

/** The same for a file as a whole that could not be read. */
export function githubFileLine(
  path: string,
  { kind, message }: Pick<Problem, 'kind' | 'message'>,
): string {
  return `::error file=${escapedProperty(path)},title=${kind}::${escaped(message)}`;
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
