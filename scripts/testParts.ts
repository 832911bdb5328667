import { globSync } from 'node:fs';
import { join } from 'node:path';
import { newSample, newSamples } from '../test/support/hostSample.ts';
import { runHostSuite } from '../test/support/hostSuite.ts';
import { type HostWindowOptions, openHostWindow } from '../test/support/hostWindow.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { runScenario } from '../test/ui/scenario.ts';
import { launchBrowser } from './browser.ts';
import { build } from './build.ts';
import { bundleHostSuite } from './bundleHostSuite.ts';
import { type CaseResult, runCase } from './caseResult.ts';
import { runProcess } from './childProcess.ts';
import { packExtension } from './package.ts';
import { root } from './paths.ts';
import { provideRustPrograms } from './rustPrograms.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { runFiles, runUnitTests } from './unitTests.ts';

/** The names by which `node scripts/test.ts` runs a part of everything. */
export const GROUPS = ['check', 'unit', 'host', 'ui'] as const;
/** What is run only by name: it needs more than npm's packages, or more time. */
export const NAMED_GROUPS = [...GROUPS, 'interop', 'faults'] as const;
export type Group = (typeof NAMED_GROUPS)[number];

export interface Part {
  readonly name: string;
  readonly groups: readonly Group[];
  /** The parts after it cannot be run when it fails. */
  readonly isNeeded?: boolean;
  readonly run: (scope: AsyncDisposableStack) => Promise<CaseResult[]>;
}

/** Everything that is looked at, in this order. */
export const parts: readonly Part[] = [
  {
    name: 'build',
    groups: NAMED_GROUPS,
    isNeeded: true,
    run: async () => [await runCase('The extension is built', build)],
  },
  tool(
    'manifest',
    'package.json is what src/protocol and the rules say',
    'scripts/manifest.ts',
    '--check',
  ),
  tool('types', 'The types agree', 'node_modules/typescript/bin/tsc'),
  tool(
    'style',
    'The code is formatted and free of lint',
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '--error-on-warnings',
  ),
  { name: 'unit', groups: ['unit'], run: runUnitTests },
  { name: 'host, built-in database', groups: ['host'], run: (scope) => host(scope, {}) },
  { name: 'host, PostgreSQL 18', groups: ['host'], run: hostOnPostgres },
  { name: 'host, not trusted', groups: ['host'], run: hostUntrusted },
  { name: 'host, several roots', groups: ['host'], run: hostOfSeveralRoots },
  { name: 'browser, working tree', groups: ['ui'], run: (scope) => ui(scope, { folder: root }) },
  { name: 'browser, installed package', groups: ['ui'], run: uiOfPackage },
  { name: 'interchange with sqlx', groups: ['interop'], run: interchange },
  { name: 'faults', groups: ['faults'], run: faults },
];

function tool(name: string, title: string, ...args: string[]): Part {
  const run = (scope: AsyncDisposableStack) =>
    runCase(title, () => runProcess(scope, process.execPath, args, { cwd: root }));
  return { name, groups: ['check'], run: async (scope) => [await run(scope)] };
}

/** In the extension host, with these variables in its environment; on the sample unless told otherwise. */
async function host(
  scope: AsyncDisposableStack,
  env: Readonly<Record<string, string>>,
  window: Partial<HostWindowOptions> = {},
): Promise<CaseResult[]> {
  await bundleHostSuite();
  const browser = await launchBrowser(scope);
  const workspace = window.workspace ?? (await newSample(scope));
  return runHostSuite(scope, { ...window, browser, workspace, env });
}

async function hostOnPostgres(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  const hba = ['host all with_password 127.0.0.1/32 scram-sha-256'];
  const postgres = await startPostgres({ hba });
  scope.defer(() => postgres.stop());
  return host(scope, { DATABASE_URL: await postgres.createDatabase('staircase') });
}

async function hostUntrusted(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  const workspace = await newSample(scope);
  return host(scope, { STAIRCASE_TEST_WINDOW: 'untrusted' }, { workspace, untrusted: true });
}

async function hostOfSeveralRoots(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  const workspace = await newSamples(scope, ['api', 'billing']);
  return host(scope, { STAIRCASE_TEST_WINDOW: 'severalRoots' }, { workspace });
}

async function ui(
  scope: AsyncDisposableStack,
  extension: HostWindowOptions['extension'],
): Promise<CaseResult[]> {
  const browser = await launchBrowser(scope);
  const workspace = await newSample(scope);
  return runScenario(await openHostWindow(scope, { browser, workspace, extension }), workspace);
}

async function uiOfPackage(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  const vsix = join(await temporaryFolder(scope), 'staircase.vsix');
  await packExtension(scope, vsix);
  return ui(scope, { vsix });
}

async function interchange(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  await provideRustPrograms(scope);
  return runFiles(scope, globSync('test/interop/*.test.ts', { cwd: root }));
}

/** Whatever dies in the middle of a run, and however many run at once. */
function faults(scope: AsyncDisposableStack): Promise<CaseResult[]> {
  return runFiles(scope, globSync('test/faults/campaign/*.test.ts', { cwd: root }));
}
