import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

const wasm = join(
  dirname(createRequire(import.meta.url).resolve('libpg-query')),
  'libpg-query.wasm',
);

test('the bundled parser finds its WASM beside the bundle', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'staircase-bundle-'));
  t.after(() => rmSync(folder, { recursive: true }));
  await build({
    entryPoints: ['src/sql/libpgQuery.ts'],
    outfile: join(folder, 'parser.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  copyFileSync(wasm, join(folder, 'libpg-query.wasm'));
  const script = `require('./parser.cjs').loadParser().then((it) =>
    console.log(it.parse('SELECT 1; SELECT 2').statements.length))`;
  assert.equal(
    execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' }),
    '2\n',
  );
});
