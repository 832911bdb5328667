import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runProcess } from './childProcess.ts';
import { cache, root } from './paths.ts';
import { Instruction, runTask } from './task.ts';

/** The real programs that Staircase is compared with. */
export interface RustPrograms {
  /** sqlx-cli of `SQLX_VERSION`, with the feature that reads sqlx.toml. */
  readonly sqlx: string;
  /** test/interop/server: what a server does with its migrations when it starts. */
  readonly server: string;
}

const SQLX_VERSION = '0.9.0';
const HOME = join(cache, 'cargo');
const SERVER = join(root, 'test/interop/server/Cargo.toml');

/**
 * The programs as they stand. `node scripts/rustPrograms.ts` makes them: a `sqlx` of the right version
 * that is there already is used; what is missing takes cargo, minutes, and the registry of crates.
 */
export function rustPrograms(): RustPrograms {
  const sqlx = findSqlx();
  if (sqlx) return { sqlx, server: join(HOME, 'target/debug/server') };
  throw new Instruction(
    `There is no sqlx ${SQLX_VERSION} that reads sqlx.toml. Install it: node scripts/rustPrograms.ts`,
  );
}

/** Installs and builds what is missing, below the clone's ignored `.cache`. */
export async function provideRustPrograms(scope: AsyncDisposableStack): Promise<RustPrograms> {
  const cargo = findCargo();
  const env = { ...process.env, CARGO_TARGET_DIR: join(HOME, 'target') };
  const run = (...args: string[]) => runProcess(scope, cargo, args, { cwd: root, env });
  if (!findSqlx()) {
    const features = ['--no-default-features', '--features', 'postgres,rustls,sqlx-toml'];
    const version = ['--version', SQLX_VERSION, '--locked'];
    await run('install', 'sqlx-cli', ...version, ...features, '--root', HOME);
  }
  await run('build', '--quiet', '--locked', '--manifest-path', SERVER);
  return rustPrograms();
}

function findSqlx(): string | undefined {
  const ofVersion = (file: string) => versionOf(file) === `sqlx-cli ${SQLX_VERSION}`;
  return places('sqlx').find((file) => ofVersion(file) && readsToml(file));
}

/** Without the feature every command fails where there is a sqlx.toml. */
function readsToml(sqlx: string): boolean {
  const cwd = join(root, 'test/fixtures/sqlx/config/empty');
  const args = [
    'migrate',
    'info',
    '--database-url',
    'postgres://127.0.0.1:1/',
    '--source',
    'nowhere',
  ];
  const { stdout } = spawnSync(sqlx, args, { cwd, encoding: 'utf8' });
  return !stdout.includes('feature was not enabled');
}

function findCargo(): string {
  const cargo = places('cargo').find((file) => versionOf(file).startsWith('cargo '));
  if (cargo) return cargo;
  throw new Instruction(
    'There is no cargo, so the real sqlx cannot be built. Install Rust (https://rustup.rs).',
  );
}

function places(name: string): string[] {
  const path = process.env['PATH']?.split(delimiter).filter(Boolean) ?? [];
  return [...path, join(homedir(), '.cargo/bin'), join(HOME, 'bin')].map((it) => join(it, name));
}

function versionOf(file: string): string {
  return spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

if (import.meta.main) {
  runTask(async (scope) => {
    console.log(Object.values(await provideRustPrograms(scope)).join('\n'));
    return 0;
  });
}
