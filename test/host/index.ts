import { globSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/**
 * Called by VS Code's extension host: runs the suites of this window and reports each case. They stand
 * beside this file, or in the folder named by `STAIRCASE_TEST_WINDOW`.
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  const folder = join(import.meta.dirname, process.env['STAIRCASE_TEST_WINDOW'] ?? '');
  for (const file of globSync('*.test.cjs', { cwd: folder }).sort()) {
    mocha.addFile(join(folder, file));
  }
  const failures = await runToEnd(mocha);
  if (failures > 0) throw new Error(`${failures} failed`);
}

async function runToEnd(mocha: Mocha): Promise<number> {
  const reports: Promise<unknown>[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => reports.push(report({ title: test.fullTitle() })));
    runner.on('fail', (test, error) => {
      reports.push(report({ title: test.fullTitle(), failure: error.stack ?? `${error}` }));
    });
  });
  await Promise.all(reports);
  return failures;
}

/** To the terminal that waits for us, see `test/support/hostSuite.ts`. */
function report(result: { title: string; failure?: string }): Promise<unknown> {
  const address = process.env['STAIRCASE_TEST_REPORT'];
  if (!address) throw new Error('This suite is run by: npm run test:host');
  return fetch(address, { method: 'POST', body: JSON.stringify(result) });
}
