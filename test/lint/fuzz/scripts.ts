import { globSync, readFileSync } from 'node:fs';
import { parseCases } from '../caseFile.ts';

/** The real scripts that are spoiled: the cases of every rule, the sample and the templates. */
export function realScripts(): [string, ...string[]] {
  const cases = globSync('src/lint/rules/*.sql').sort().flatMap(readCases);
  const files = globSync(['sample/**/*.sql', 'migrations-template/**/*.sql']).sort();
  return ['', ...cases, ...files.map((path) => readFileSync(path, 'utf8'))];
}

function readCases(path: string): string[] {
  return parseCases(readFileSync(path, 'utf8')).flatMap(({ files }) => [...files.values()]);
}
