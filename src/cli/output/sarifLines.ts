import { commaed } from './commaed.ts';
import type { SarifLog } from './lintSarif.ts';

/** A log as JSON of several lines. Of the results one after the other is written out. */
export function* sarifLines({ runs: [{ results, ...run }], ...log }: SarifLog): Iterable<string> {
  const whole = JSON.stringify({ ...log, runs: [{ ...run, results: [] }] }, undefined, 1);
  const [head, tail] = splitAtLast(whole, '[]');
  let isAny = false;
  for (const it of commaed(texts(results))) {
    if (!isAny) yield `${head}[`;
    isAny = true;
    yield it;
  }
  yield isAny ? `   ]${tail}` : whole;
}

/** As deep as the results of a log are. */
function* texts(results: Iterable<object>): Iterable<string> {
  for (const it of results) {
    yield `    ${JSON.stringify(it, undefined, 1).replaceAll('\n', '\n    ')}`;
  }
}

function splitAtLast(text: string, at: string): [string, string] {
  const index = text.lastIndexOf(at);
  return [text.slice(0, index), text.slice(index + at.length)];
}
