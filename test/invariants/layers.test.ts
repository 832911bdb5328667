import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

/** Which rooms of src a room may import, besides itself. */
const ROOMS: Record<string, readonly string[]> = {
  sql: [],
  migrations: ['sql'],
  database: [],
  engine: ['sql', 'migrations', 'database'],
  schema: ['database'],
  rehearsal: ['sql', 'migrations', 'database', 'engine', 'schema'],
  lint: ['sql', 'migrations'],
  reversal: ['sql', 'migrations', 'lint', 'schema', 'rehearsal'],
  rehearser: [
    ...['sql', 'migrations', 'database', 'engine', 'schema', 'lint', 'rehearsal', 'reversal'],
    ...['protocol'],
  ],
  config: ['migrations', 'database', 'engine', 'lint'],
  protocol: ['sql', 'migrations', 'database', 'engine', 'lint', 'config'],
  view: ['sql', 'migrations', 'database', 'engine', 'rehearsal', 'config', 'protocol'],
  server: ['sql', 'migrations', 'lint', 'config', 'protocol'],
  extension: [
    ...['sql', 'migrations', 'database', 'engine', 'rehearsal', 'rehearser'],
    ...['config', 'protocol', 'view'],
  ],
  cli: [
    ...['sql', 'migrations', 'database', 'engine', 'lint', 'schema', 'rehearsal', 'rehearser'],
    ...['reversal', 'config', 'view'],
  ],
};

/** Rooms of which only types may be imported: nothing of them is loaded. */
const TYPES_ONLY: Record<string, readonly string[]> = {
  extension: ['rehearser'],
  view: ['rehearsal'],
  config: ['engine'],
  protocol: ['sql', 'migrations', 'database', 'engine', 'lint', 'config'],
};

/** The one home of each package: a room ending in `/`, or a file. */
const PACKAGES: Record<string, string> = {
  vscode: 'src/extension/',
  pg: 'src/database/wire/pgSession.ts',
  'libpg-query': 'src/sql/libpgQuery.ts',
  '@pgsql/types': 'src/',
  '@electric-sql/pglite': 'src/database/embedded/server.ts',
  '@supabase/pg-delta': 'src/schema/pgDelta.ts',
  'tar-fs': 'src/database/embedded/',
  'smol-toml': 'src/',
  commander: 'src/cli/',
  diff: 'src/cli/',
  dotenv: 'src/config/',
  'jsonc-parser': 'src/config/',
  tinyglobby: 'src/config/',
  picomatch: 'src/config/pathFilter.ts',
  'vscode-languageclient': 'src/extension/',
  'vscode-languageserver': 'src/server/',
  'vscode-languageserver-textdocument': 'src/server/',
};

const files = globSync('src/**/*.ts').map(normalize).sort();
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test('rooms import only the rooms below them', () => {
  for (const [file, specifiers] of imports) {
    for (const target of specifiers.filter(isRelative).map((it) => resolve(file, it))) {
      const [from = '', to = ''] = [roomOf(file), roomOf(target)];
      assert.ok(from === to || ROOMS[from]?.includes(to), `${file} must not import ${target}`);
    }
  }
});

test('where a room may have only the types of another, no value is imported', () => {
  for (const file of files) {
    for (const target of valueImportsOf(file)
      .filter(isRelative)
      .map((it) => resolve(file, it))) {
      const [from = '', to = ''] = [roomOf(file), roomOf(target)];
      assert.ok(!TYPES_ONLY[from]?.includes(to), `${file} may import only types of ${target}`);
    }
  }
});

test('each package is imported at its one home', () => {
  for (const [file, specifiers] of imports) {
    for (const specifier of specifiers.filter((it) => !isRelative(it) && !isBuiltIn(it))) {
      const home = PACKAGES[packageOf(specifier)];
      assert.ok(home && file.startsWith(home), `${file} must not import ${specifier}`);
    }
  }
});

test('no file reaches itself through its imports', () => {
  for (const file of files) assert.deepEqual(cycleFrom(file), undefined);
});

function importsOf(file: string): string[] {
  return specifiersIn(readFileSync(file, 'utf8'));
}

function specifiersIn(text: string): string[] {
  const statements =
    /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? '');
}

function valueImportsOf(file: string): string[] {
  const types = /^(?:import|export)\stype\s[^'"]*?\sfrom\s['"][^'"]+['"];$/gm;
  return specifiersIn(readFileSync(file, 'utf8').replaceAll(types, ''));
}

function cycleFrom(start: string): string[] | undefined {
  const seen = new Set<string>();
  const visit = (file: string, path: string[]): string[] | undefined => {
    for (const specifier of (imports.get(file) ?? []).filter(isRelative)) {
      const target = resolve(file, specifier);
      if (target === start) return [...path, target];
      if (seen.has(target)) continue;
      seen.add(target);
      const found = visit(target, [...path, target]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(start, [start]);
}

function roomOf(file: string): string | undefined {
  return file.split('/')[1];
}

function resolve(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier));
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

function isBuiltIn(specifier: string): boolean {
  return specifier.startsWith('node:');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
