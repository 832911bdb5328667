import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { startProcess } from './childProcess.ts';
import { writeEditorSettings } from './editorSettings.ts';
import { cache, downloads, root } from './paths.ts';
import { environmentOf, type Workspace } from './workspace.ts';

/** Where VS Code's installers put the program itself, which unlike `code` stays in the foreground. */
const INSTALLED: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications', join(homedir(), 'Applications')].flatMap((applications) =>
    ['Code', 'Electron'].map((name) =>
      join(applications, 'Visual Studio Code.app', 'Contents', 'MacOS', name),
    ),
  ),
  linux: [
    '/usr/share/code/code',
    '/opt/visual-studio-code/code',
    '/snap/code/current/usr/share/code/code',
  ],
  win32: ['LOCALAPPDATA', 'ProgramFiles'].map((name) =>
    join(
      process.env[name] ?? '',
      name === 'LOCALAPPDATA' ? 'Programs' : '',
      'Microsoft VS Code',
      'Code.exe',
    ),
  ),
};

/**
 * The program of a desktop VS Code: installed, or downloaded into `.host`. There is none where
 * there is no display, and none where it is neither installed nor to be had from the network.
 */
export async function findDesktop(): Promise<string | undefined> {
  if (!hasDisplay()) return undefined;
  return INSTALLED[process.platform]?.find((path) => existsSync(path)) ?? download();
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

async function download(): Promise<string | undefined> {
  console.log('Looking for a VS Code to download ...');
  const options = { cachePath: join(downloads, 'vscode'), reporter: new SilentReporter() };
  return downloadAndUnzipVSCode(options).catch((failure: Error) => {
    console.log(`None (${failure.message}); opening VS Code in the browser instead.`);
    return undefined;
  });
}

/** Opens a development window that shares nothing with the person's own VS Code. */
export async function openDesktop(
  scope: AsyncDisposableStack,
  program: string,
  workspace: Workspace,
): Promise<number> {
  const data = join(cache, 'desktop');
  await writeEditorSettings(join(data, 'User', 'settings.json'));
  const window = startProcess(scope, program, argumentsFor(data, workspace), {
    env: environmentOf(workspace),
    stdio: 'ignore',
  });
  await once(window, 'spawn');
  console.log(`\nVS Code is open on ${workspace.folder}\nClosing it, or Ctrl-C, ends it.`);
  const [code] = await once(window, 'exit');
  return code ?? 1;
}

function argumentsFor(data: string, { folder, isSample }: Workspace): string[] {
  return [
    ...['--user-data-dir', data, '--extensions-dir', join(data, 'extensions')],
    ...[`--extensionDevelopmentPath=${root}`, '--new-window', '--skip-welcome'],
    ...(isSample ? ['--disable-workspace-trust'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    folder,
  ];
}
