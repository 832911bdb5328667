import { globSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Called by VS Code's extension host: runs every suite beside this file and reports each case. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  for (const file of globSync('*.test.cjs', { cwd: import.meta.dirname }).sort()) {
    mocha.addFile(join(import.meta.dirname, file));
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
