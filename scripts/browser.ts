import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { runProcess } from './childProcess.ts';
import { downloads, root } from './paths.ts';
import { provideFolder } from './provide.ts';
import { Instruction } from './task.ts';

/** Nothing but the page under test: in a closed network every further request would fail slowly. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Starts a headless browser that ends with the scope: on Linux x64 the Chromium from the npm
 * registry, elsewhere an installed Chrome, Edge or Chromium. `STAIRCASE_BROWSER` names another.
 */
export async function launchBrowser(scope: AsyncDisposableStack): Promise<Browser> {
  const options = { args: QUIET, handleSIGINT: false, ...(await executable(scope)) };
  const browser = await launchSandboxed(options);
  scope.defer(() => browser.close());
  return browser;
}

/** Containers and root often have no sandbox; our own pages on loopback can do without. */
async function launchSandboxed(options: LaunchOptions): Promise<Browser> {
  if (process.getuid?.() === 0) return chromium.launch(options);
  return chromium
    .launch({ ...options, chromiumSandbox: true })
    .catch(() => chromium.launch({ ...options, chromiumSandbox: false }));
}

async function executable(scope: AsyncDisposableStack): Promise<LaunchOptions> {
  const named = process.env['STAIRCASE_BROWSER'];
  if (named) return { executablePath: named };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium(scope);
  for (const channel of ['chrome', 'chromium', 'msedge']) {
    const works = await chromium.launch({ channel }).then(
      (browser) => browser.close().then(() => true),
      () => false,
    );
    if (works) return { channel };
  }
  throw new Instruction('No browser found. Install Chrome, or name one in STAIRCASE_BROWSER.');
}

async function packagedChromium(scope: AsyncDisposableStack): Promise<LaunchOptions> {
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = devDependencies['@sparticuz/chromium'];
  const folder = join(downloads, `chromium@${version}`);
  await provideFolder(scope, folder, (unfinished) => unpackChromium(scope, unfinished));
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** The package unpacks into the temporary folder only, and its libraries only when told it is on AWS. */
async function unpackChromium(scope: AsyncDisposableStack, folder: string): Promise<void> {
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  const unpack = "import c from '@sparticuz/chromium'; await c.executablePath()";
  const args = ['--input-type=module', '--eval', unpack];
  await runProcess(scope, process.execPath, args, { env, cwd: import.meta.dirname });
  await writeFile(join(folder, 'fonts.conf'), FONTS);
}

/** The machine's fonts, and the package's own where it has none; relative, as the folder is renamed. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
