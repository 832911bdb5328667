import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext } from 'node:test';
import {
  type OpenBuiltInOptions,
  openBuiltIn,
} from '../../../src/database/embedded/openBuiltIn.ts';
import type { BuiltInEnvironment } from '../../../src/database/environment.ts';
import { DatabaseError } from '../../../src/database/failure.ts';
import type { Session } from '../../../src/database/session.ts';
import type { BuiltInTarget } from '../../../src/database/target.ts';

/** A workspace of its own, removed after the test. */
export function newWorkspace(t: TestContext): BuiltInTarget {
  const workspace = mkdtempSync(join(tmpdir(), 'staircase-workspace-'));
  t.after(() => rmSync(workspace, { recursive: true, force: true }));
  return { kind: 'built-in', name: 'built-in', role: 'local', workspace };
}

/** One workspace for all tests of a file, which spares each of them the first start. */
export function useWorkspace(): BuiltInTarget {
  const workspace = mkdtempSync(join(tmpdir(), 'staircase-workspace-'));
  after(() => rmSync(workspace, { recursive: true, force: true }));
  return { kind: 'built-in', name: 'built-in', role: 'local', workspace };
}

/** A session that is closed after the test, on a server that stays for the next. */
export async function open(
  t: TestContext,
  target: BuiltInTarget,
  environment: BuiltInEnvironment,
  options: Partial<OpenBuiltInOptions> = {},
): Promise<Session> {
  const defaults = { applicationName: 'staircase-test', grace: 60_000 };
  const session = await openBuiltIn(target, environment, { ...defaults, ...options });
  t.after(() => session.close());
  return session;
}

/** The one value of the one row. */
export async function value(session: Session, sql: string): Promise<unknown> {
  const [row] = await session.query(sql);
  return row && Object.values(row)[0];
}

/** For assert.rejects: the server's error with this SQLSTATE. */
export function sqlstate(code: string): (error: unknown) => boolean {
  return (error) => error instanceof DatabaseError && error.server?.sqlstate === code;
}

/** For assert.rejects: the connection went away. */
export function lost(error: unknown): boolean {
  return error instanceof DatabaseError && error.kind === 'lost';
}
