import { join } from 'node:path';
import { writeEditorSettings } from './editorSettings.ts';
import { ensureHost } from './host.ts';
import { installExtension, startHostServer } from './hostServer.ts';
import { packExtension } from './package.ts';
import { cache } from './paths.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { environmentOf, type Workspace } from './workspace.ts';

/**
 * Opens VS Code in the browser: its server runs here, with the extension installed as a person
 * would install it, and the address is printed. Ends when the server does.
 */
export async function serve(
  scope: AsyncDisposableStack,
  workspace: Workspace,
  port: number,
): Promise<number> {
  const data = join(cache, 'server');
  const options = {
    ...(await ensureHost(scope)),
    data,
    extensions: join(data, 'extensions'),
    port,
    env: environmentOf(workspace),
    args: ['--default-folder', workspace.folder, ...trust(workspace)],
  };
  await writeEditorSettings(join(data, 'data', 'User', 'settings.json'));
  await installExtension(scope, options, await packed(scope));
  const { address, ended } = await startHostServer(scope, options);
  console.log(`\nOpen http://${address}/\n\n${workspace.folder}\nCtrl-C ends it.`);
  await ended;
  throw new Error('The VS Code server ended by itself.');
}

function trust({ isSample }: Workspace): string[] {
  return isSample ? ['--disable-workspace-trust'] : [];
}

async function packed(scope: AsyncDisposableStack): Promise<string> {
  const vsix = join(await temporaryFolder(scope), 'staircase.vsix');
  await packExtension(scope, vsix);
  return vsix;
}
