import type { TestContext } from 'node:test';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { type Called, type CallOptions, caller } from './callStaircase.ts';

/** Two migrations that can be taken back. */
export const TWO: Tree = {
  'migrations/1_a/up.sql': 'CREATE TABLE a (id int);',
  'migrations/1_a/down.sql': 'DROP TABLE a;',
  'migrations/2_b/up.sql': 'CREATE TABLE b (id int);',
  'migrations/2_b/down.sql': 'DROP TABLE b;',
};

/** A project on disk with a database of its own, and a way to call the command line in it. */
export interface Scene {
  readonly directory: string;
  readonly url: string;
  readonly call: (line: string, more?: Partial<CallOptions>) => Promise<Called>;
}

/** In a new database unless one is given. */
export async function sceneOf(
  t: TestContext,
  server: TestPostgres,
  tree: Tree = TWO,
  database?: string,
): Promise<Scene> {
  const url = database ?? (await server.createDatabase());
  const directory = makeTree(t, tree);
  return { directory, url, call: caller({ directory, environment: { DATABASE_URL: url } }) };
}

/** The same database under a name and a role, as `.vscode/settings.json` has it. */
export function settingsFor(url: string, role: 'guarded' | 'production'): string {
  return JSON.stringify({ 'staircase.targets': [{ name: 'live', url, role }] });
}

/** Durations differ from run to run. */
export function masked(text: string): string {
  return text.replaceAll(/\([\d.]+(ns|µs|ms|s)\)/g, '(…)');
}
