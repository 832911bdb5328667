import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CaseResult } from '../../scripts/caseResult.ts';
import { root } from '../../scripts/paths.ts';
import { type HostWindowOptions, openHostWindow } from './hostWindow.ts';

const LIMIT_MS = 6 * 60_000;

/** Runs the suites of `out/host` inside the extension host of a real VS Code. */
export async function runHostSuite(
  scope: AsyncDisposableStack,
  options: Omit<HostWindowOptions, 'extension'>,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  const env = { ...options.env, STAIRCASE_TEST_REPORT: await collectReports(scope, results) };
  const ended = new AbortController();
  const extension = { folder: root, tests: join(root, 'out', 'host', 'index.cjs') };
  let exitCode = 1;
  await openHostWindow(scope, {
    ...options,
    env,
    extension,
    prepare: async (page) => {
      // VS Code calls this in the page when its extension host has run the tests and exits.
      await page.exposeFunction('codeAutomationExit', (code: number) => {
        exitCode = code;
        ended.abort();
      });
      page.once('crash', () => ended.abort());
    },
  });
  await once(AbortSignal.any([ended.signal, AbortSignal.timeout(LIMIT_MS)]), 'abort');
  return [...results, ...unfinished(results, exitCode, ended.signal.aborted)];
}

/** A suite that did not come to its end is a failure, whatever its cases said. */
function unfinished(
  results: readonly CaseResult[],
  exitCode: number,
  hasEnded: boolean,
): CaseResult[] {
  if (!hasEnded) return [failed(`did not end within ${LIMIT_MS / 1000} s`)];
  if (results.length === 0) return [failed('ran no case; was it built into out/host?')];
  const explained = results.some(({ failure }) => failure !== undefined);
  return exitCode === 0 || explained ? [] : [failed(`ended with ${exitCode}`)];
}

function failed(failure: string): CaseResult {
  return { title: 'The suite in the extension host', failure };
}

/** Listens on loopback for the cases' results; returns the address. */
async function collectReports(scope: AsyncDisposableStack, results: CaseResult[]): Promise<string> {
  const server = createServer(async (request, response) => {
    results.push(JSON.parse(await text(request)));
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  scope.defer(() => void server.close());
  scope.defer(() => server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
