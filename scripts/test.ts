import { styleText } from 'node:util';
import { type CaseResult, runCase } from './caseResult.ts';
import { Instruction, runTask } from './task.ts';
import { GROUPS, type Group, NAMED_GROUPS, type Part, parts } from './testParts.ts';

/** `npm test`: its parts, or those of the groups that are named. */
async function test(scope: AsyncDisposableStack): Promise<number> {
  const groups = chosenGroups();
  const results: CaseResult[] = [];
  for (const part of parts.filter((it) => groups.some((group) => it.groups.includes(group)))) {
    const found = await runPart(scope, part);
    results.push(...found);
    if (part.isNeeded && count(found).failed > 0) break;
  }
  const { passed, failed } = count(results);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function chosenGroups(): readonly Group[] {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !NAMED_GROUPS.some((group) => group === name));
  if (unknown) {
    throw new Instruction(`There is no part ${unknown}. Parts: ${NAMED_GROUPS.join(', ')}.`);
  }
  return named.length === 0 ? GROUPS : NAMED_GROUPS.filter((group) => named.includes(group));
}

/** Ends what the part has started before the next begins; that, too, may fail. */
async function runPart(scope: AsyncDisposableStack, part: Part): Promise<CaseResult[]> {
  const own = scope.use(new AsyncDisposableStack());
  const start = performance.now();
  const results: CaseResult[] = [];
  const run = await runCase('It comes to its end', async () =>
    results.push(...(await part.run(own))),
  );
  if (scope.disposed) return silence();
  const end = await runCase('It leaves nothing behind', () => own.disposeAsync());
  results.push(...[run, end].filter(({ failure }) => failure !== undefined));
  print(part, results, (performance.now() - start) / 1000);
  return results;
}

/** What fails because we are told to end is no news; `runTask` ends the process. */
function silence(): Promise<never> {
  return new Promise(() => undefined);
}

function print({ name }: Part, results: readonly CaseResult[], seconds: number): void {
  const { passed, failed } = count(results);
  const failures = failed === 0 ? '' : styleText('red', `, ${failed} failed`);
  console.log(`${name.padEnd(28)}${seconds.toFixed(1).padStart(6)} s  ${passed} passed${failures}`);
  for (const { title, failure } of results) {
    if (failure !== undefined) console.log(`\n${styleText('red', title)}\n${failure.trimEnd()}\n`);
  }
}

function count(results: readonly CaseResult[]): { passed: number; failed: number } {
  const failed = results.filter(({ failure }) => failure !== undefined).length;
  return { passed: results.length - failed, failed };
}

runTask(test);
