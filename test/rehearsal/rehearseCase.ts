import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../src/migrations/readFolder.ts';
import type { FolderTask } from '../../src/rehearsal/folderTask.ts';
import type { RunContext } from '../../src/rehearsal/legs/runLeg.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import { rehearseFolder } from '../../src/rehearsal/rehearseFolder.ts';
import type { Stage } from '../../src/rehearsal/stage/stage.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { BASE } from './cases.ts';

export const context = {
  parser: await loadParser(),
  ledgerName: '_sqlx_migrations',
  createSchemas: [],
  allowTransactionControl: false,
};

/** One migration's scripts, and what it stands on where that is not `BASE`. */
export interface Scripts {
  readonly base?: string;
  readonly up: string;
  readonly down?: string;
}

/** Rehearses one migration on top of another; undefined when it was aborted. */
export async function rehearseCase(
  stage: Stage,
  { base = BASE, up, down }: Scripts,
  options: Partial<FolderTask> = {},
  runContext: Partial<RunContext> = {},
): Promise<Rehearsal | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'staircase-rehearsal-'));
  try {
    write(join(root, '20240101000000_base'), base, 'SELECT 1;');
    write(join(root, '20240102000000_case'), up, down);
    const folder = await readFolder(root);
    const isWanted: FolderTask['isWanted'] = ({ description }) => description === 'case';
    const task = { folder, context: { ...context, ...runContext }, isWanted, ...options };
    for await (const it of rehearseFolder(stage, task)) return it;
    return undefined;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(directory: string, up: string, down: string | undefined): void {
  mkdirSync(directory);
  writeFileSync(join(directory, 'up.sql'), up);
  if (down !== undefined) writeFileSync(join(directory, 'down.sql'), down);
}

/** The verdict, and what stands behind it. */
export function inWords(rehearsal: Rehearsal | undefined): string[] {
  if (!rehearsal) return ['aborted'];
  const { verdict, failure, differences, reasons } = rehearsal;
  const place = failure?.place && ` at ${failure.place.line}:${failure.place.column}`;
  const failed = failure
    ? [`${failure.leg}${place ?? ''}: ${failure.server?.message ?? failure.message}`]
    : [];
  const counted = differences.filter(
    ({ isNote, parent }) => !isNote && !parent?.startsWith('public.n'),
  );
  const left = counted.map(({ change, kind, identity }) => `${change} ${kind} ${identity}`);
  return [verdict, ...failed, ...left.sort(), ...reasons];
}
