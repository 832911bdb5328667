import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { writeEditorSettings } from '../../scripts/editorSettings.ts';
import { ensureHost } from '../../scripts/host.ts';
import {
  type HostServerOptions,
  installExtension,
  startHostServer,
} from '../../scripts/hostServer.ts';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { endDescendants, MARK } from './hostDescendants.ts';

export interface HostWindowOptions {
  readonly browser: Browser;
  /** The folder, or the `.code-workspace` file, that is opened. */
  readonly workspace: string;
  /**
   * The extension: packed, and installed as a person would; or a folder under development, and with
   * `tests` a module whose `run()` is called in the extension host.
   */
  readonly extension: { readonly vsix: string } | { readonly folder: string; tests?: string };
  /** What the extension finds in its environment; of ours it gets only `PATH` and the locale. */
  readonly env?: Readonly<Record<string, string>>;
  readonly untrusted?: boolean;
  /** Called before the workbench is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/**
 * Opens a real VS Code of its own: a server with empty settings, home and extensions, and a page
 * in the browser. Everything ends with the scope, the processes of the extension included.
 */
export async function openHostWindow(
  scope: AsyncDisposableStack,
  options: HostWindowOptions,
): Promise<Page> {
  const home = await temporaryFolder(scope);
  scope.defer(() => endDescendants(home));
  const server = await serverOptions(scope, home, options);
  await writeEditorSettings(join(server.data, 'data', 'User', 'settings.json'));
  await provideExtension(scope, server, options.extension);
  const { address } = await startHostServer(scope, server);
  return openPage(scope, address, options);
}

/**
 * A folder is linked as if it were installed, for a window that is opened on an extension under
 * development shows no notifications; only a window that runs tests has to be opened that way.
 */
async function provideExtension(
  scope: AsyncDisposableStack,
  server: HostServerOptions,
  extension: HostWindowOptions['extension'],
): Promise<void> {
  if ('vsix' in extension) return installExtension(scope, server, extension.vsix);
  if (extension.tests !== undefined) return;
  await mkdir(server.extensions, { recursive: true });
  await symlink(extension.folder, join(server.extensions, 'staircase.staircase-0.1.0'), 'junction');
}

async function serverOptions(
  scope: AsyncDisposableStack,
  home: string,
  { env, extension, untrusted }: HostWindowOptions,
): Promise<HostServerOptions> {
  await mkdir(join(home, 'tmp'));
  return {
    ...(await ensureHost(scope)),
    data: join(home, 'data'),
    extensions: join(home, 'extensions'),
    port: 0,
    env: { ...ownEnvironment(home), ...env },
    args: [
      ...('tests' in extension ? ['--enable-smoke-test-driver'] : []),
      ...(untrusted ? [] : ['--disable-workspace-trust']),
    ],
  };
}

/** A home of its own keeps the built-in database of a test apart, too. */
function ownEnvironment(home: string): NodeJS.ProcessEnv {
  const { PATH, LANG, SystemRoot } = process.env;
  const folders = { HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home };
  return { PATH, LANG, SystemRoot, ...folders, TMPDIR: join(home, 'tmp'), [MARK]: home };
}

async function openPage(
  scope: AsyncDisposableStack,
  address: string,
  options: HostWindowOptions,
): Promise<Page> {
  const viewport = { width: 1280, height: 800 };
  const context = await options.browser.newContext({ viewport });
  scope.defer(() => context.close());
  const page = await context.newPage();
  await options.prepare?.(page);
  await page.goto(`http://${address}/?${queryOf(address, options)}`);
  return page;
}

function queryOf(address: string, { workspace, extension }: HostWindowOptions): string {
  const remote = (path: string) => `vscode-remote://${address}${encodeURI(path)}`;
  const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: workspace });
  if ('tests' in extension && extension.tests) {
    const payload = [
      ['extensionDevelopmentPath', remote(extension.folder)],
      ['extensionTestsPath', remote(extension.tests)],
    ];
    query.set('payload', JSON.stringify(payload));
  }
  return `${query}`;
}
