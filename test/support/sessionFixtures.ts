import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { formatSession, parseSession, type SessionText } from './session.ts';

const ROOM = join(import.meta.dirname, '../fixtures/sqlx');

/** The recorded sessions with sqlx-cli by their folders' names; a folder may hold several. */
export function sessionNames(): string[] {
  const files = globSync('**/*.session', { cwd: ROOM });
  return files.map((file) => file.slice(0, -'.session'.length)).sort();
}

/** The folder whose files the session works with. */
export function sessionFolder(name: string): string {
  return dirname(fileOf(name));
}

export function readSession(name: string): SessionText {
  return parseSession(readFileSync(fileOf(name), 'utf8'));
}

/** Compares what was played with what is recorded; `UPDATE=1` records it. */
export function assertSession(name: string, played: SessionText): void {
  const text = formatSession(played);
  if (process.env['UPDATE'] === '1') writeFileSync(fileOf(name), text);
  assert.equal(text, readFileSync(fileOf(name), 'utf8'), relative(process.cwd(), fileOf(name)));
}

function fileOf(name: string): string {
  return join(ROOM, `${name}.session`);
}
