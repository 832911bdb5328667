import { basename, dirname } from 'node:path';
import type { Failure } from '../../engine/run/report.ts';
import { clip } from '../clip.ts';
import { placeText } from '../placeText.ts';
import { fateText } from './fateText.ts';

/** A failure for two readers: one glance at a notification, and a long look at the log. */
export interface FailureText {
  readonly short: string;
  readonly long: string;
}

/** A statement that inserts megabytes would bury the rest of the log. */
const LONGEST_STATEMENT = 4000;

/** How much of a line is shown on each side of the column. */
const LINE_CONTEXT = 100;

/**
 * What a person reads of a failure. `script` is the text of the file that failed: with it the log
 * shows the line itself, with a caret under the column.
 */
export function failureText(failure: Failure, script?: string): FailureText {
  return { short: shortText(failure), long: longLines(failure, script).join('\n') };
}

function shortText({ message, path, place, advice }: Failure): string {
  const line = place === undefined ? '' : `, line ${place.line}`;
  const where = path === undefined ? '' : `${nearName(path)}${line}: `;
  return [sentence(`${where}${message}`), advice].filter(Boolean).join(' ');
}

function longLines(failure: Failure, script: string | undefined): string[] {
  const { message, sqlstate, detail, hint, where, statement, statements, advice } = failure;
  const place = placeText(failure);
  return [
    `ERROR: ${message}${sqlstate === undefined ? '' : ` (SQLSTATE ${sqlstate})`}`,
    ...labelled('at', place),
    ...sourceLines(failure, script),
    ...labelled('detail', detail),
    ...labelled('hint', hint),
    ...labelled('context', where),
    ...labelled('statement', statement && clip(statement, LONGEST_STATEMENT)),
    ...(statements ?? []).map((it) => `  ${fateText(it)}`),
    ...labelled('what to do', advice),
  ];
}

/** The directory's name too: every script of the directory layout is called up.sql or down.sql. */
function nearName(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function labelled(label: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  return [
    `  ${label}: ${text
      .trimEnd()
      .split(/\r\n|\r|\n/)
      .join('\n    ')}`,
  ];
}

function sourceLines({ place }: Failure, script: string | undefined): string[] {
  const line = place && script?.split('\n')[place.line - 1]?.replace(/\r$/, '');
  if (!place || line === undefined) return [];
  const start = Math.max(0, place.column - 1 - LINE_CONTEXT);
  const shown = line.slice(start, place.column - 1 + LINE_CONTEXT);
  const gutter = `  ${place.line} | `;
  const indent = line.slice(start, place.column - 1).replace(/[^\t]/g, ' ');
  return [`${gutter}${shown}`, `${' '.repeat(gutter.length)}${indent}^`];
}
