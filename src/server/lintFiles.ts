import { setImmediate } from 'node:timers/promises';
import { folderOf } from '../lint/folderOf.ts';
import type { FolderReplay } from '../lint/history/folderReplay.ts';
import { lintSteps } from '../lint/lint.ts';
import type { LintOptions } from '../lint/options.ts';
import type { RuleSet } from '../lint/ruleSet.ts';
import type { Known, LintFolder } from '../lint/subject.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { ParsedScript, Parser } from '../sql/parser.ts';
import type { LintedFile } from './lintedFile.ts';

/** What a folder is linted with. */
export interface LintContext {
  readonly parser: Parser;
  readonly options: LintOptions;
  readonly rules: RuleSet;
  readonly known: Known;
  /** Whether a file, by its path, is spoken of. */
  readonly isWanted: (path: string) => boolean;
  /** That of the folder before. */
  readonly replay?: FolderReplay;
}

/**
 * What `lintFolder` finds, by path, in slices of time, so that an edit is answered meanwhile. Throws
 * the signal's reason when it is aborted.
 */
export async function lintFiles(
  folder: LintFolder,
  { rules, isWanted }: LintContext,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, LintedFile>> {
  const found = await inSlices(lintSteps(folder, rules, isWanted), signal);
  const files = found.map((it): LintedFile => ({ ...it, text: it.script?.text ?? '' }));
  return new Map(files.map((it) => [it.path, it]));
}

/** A folder for the rules to look at, parsed in slices of time. */
export async function folderIn(
  read: MigrationFolder,
  context: LintContext,
  signal: AbortSignal,
): Promise<LintFolder> {
  const done = new Map<string, ParsedScript>();
  const { parser } = context;
  await inSlices(parseAll(read, parser, done), signal);
  // The folder keeps this: with the context it would keep the folder before, and that the one before.
  const parse = (text: string) => done.get(text) ?? parser.parse(text);
  return folderOf(read, { ...context, parser: { parse } });
}

function* parseAll(
  { migrations }: MigrationFolder,
  parser: Parser,
  done: Map<string, ParsedScript>,
): Generator<void, void> {
  for (const { up, down } of migrations) {
    for (const { text } of [up, down].filter((it) => it !== undefined)) {
      if (!done.has(text)) yield void done.set(text, parser.parse(text));
    }
  }
}

/** Milliseconds after which others get their turn: half of a frame. */
const SLICE = 8;

async function inSlices<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result> {
  let sliceStart = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - sliceStart < SLICE) continue;
    await setImmediate();
    signal.throwIfAborted();
    sliceStart = performance.now();
  }
}
