import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import type { CaseResult } from './caseResult.ts';
import { root } from './paths.ts';

/**
 * One file for each core: with Node's default, one fewer, two cores took 182 s instead of 107. Some
 * files start three databases of 400 MB, so not more on large machines.
 */
const MOST_AT_ONCE = 4;

/** Tests that stand apart: in an editor, with more than npm's packages, or for minutes. */
const APART = /^test[\\/](host|ui|interop|faults[\\/]campaign)[\\/]/;

/** Runs every test that stands on npm's packages alone. */
export function runUnitTests(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  const files = globSync('test/**/*.test.ts', { cwd: root });
  return runFiles(
    scope,
    files.filter((file) => !APART.test(file)),
  );
}

/** Runs the files with Node's test runner, each in a process of its own. */
export async function runFiles(
  scope: AsyncDisposableStack,
  files: string[],
): Promise<CaseResult[]> {
  const concurrency = Math.min(availableParallelism(), MOST_AT_ONCE);
  const stop = new AbortController();
  scope.defer(() => stop.abort());
  const results: CaseResult[] = [];
  const errors = new Map<string, string>();
  const events = run({ files, cwd: root, concurrency, signal: stop.signal });
  for await (const { type, data } of events) {
    if (type === 'test:stderr') errors.set(data.file, (errors.get(data.file) ?? '') + data.message);
    if (type === 'test:pass' && isCase(data)) results.push({ title: data.name });
    if (type === 'test:fail' && isCause(data)) {
      results.push({ title: titleOf(data), failure: failureOf(data, errors) });
    }
  }
  return results;
}

type Data = { name: string; file?: string; line?: number; skip?: unknown; todo?: unknown } & {
  details: { type?: string | undefined; error?: Error };
};

function isCase({ details, skip, todo }: Data): boolean {
  return details.type !== 'suite' && skip === undefined && todo === undefined;
}

/** A test fails with its subtests, too; only those say why. */
function isCause({ details, todo }: Data): boolean {
  if (todo !== undefined) return false;
  return !(
    details.error &&
    'failureType' in details.error &&
    details.error.failureType === 'subtestsFailed'
  );
}

function titleOf({ name, file, line }: Data): string {
  return file === undefined ? name : `${name} (${relative(root, file)}:${line})`;
}

function failureOf({ details, file }: Data, errors: ReadonlyMap<string, string>): string {
  return `${inspect(details.error?.cause ?? details.error)}\n${errors.get(file ?? '') ?? ''}`;
}
