import type { PlacedEdit } from '../../lint/fixRound.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { type AppliedFix, fixFiles } from './fixFiles.ts';
import { type Linted, type LintTools, lintAll } from './linted.ts';
import { lintMaterial } from './lintMaterial.ts';
import { lintScope } from './lintScope.ts';
import { locator } from './shownFinding.ts';
import type { Subjects } from './subjects.ts';

/** More rounds than any chain of fixes has; what then is left is told as it is. */
const MOST_ROUNDS = 12;

/** Lints and applies the safe fixes, until nothing is left that could be fixed. */
export async function lintUntilFixed(
  context: CommandContext,
  project: Project,
  tools: LintTools,
): Promise<Linted & { readonly fixed: readonly AppliedFix[] }> {
  const { terminal, directory } = context;
  let fixed: readonly AppliedFix[] = [];
  let scope = await lintScope(context, project);
  for (let round = 1; ; round++) {
    const linted = await lintAll(await lintMaterial(context, scope), tools);
    const { applied, refused, moves } = await fixFiles(linted, tools.check);
    const { pathOf } = locator(linted, directory);
    for (const [path, reason] of refused) terminal.err(`warning: ${pathOf(path)} ${reason}.`);
    // Too many of them to be arguments of a call.
    fixed = [...fixed, ...applied];
    if (applied.length === 0 || round === MOST_ROUNDS) return { ...linted, fixed };
    // Files have come and gone, also by git's account.
    const { changed } =
      context.flags.since === undefined ? scope : await lintScope(context, project);
    scope = { subjects: moved(scope.subjects, moves), ...(changed && { changed }) };
  }
}

type Move = Extract<PlacedEdit, { kind: 'rename' }>;

function moved({ folders, files }: Subjects, moves: readonly Move[]): Subjects {
  const nowAt = (path: string): string => moves.reduce((at, move) => movedPath(at, move), path);
  const parts = [...folders].map(([folder, part]) => {
    const its = part === 'all' ? part : new Set([...part].map(nowAt));
    return [folder, its] as const;
  });
  return { folders: new Map(parts), files: files.map(nowAt) };
}

function movedPath(path: string, { from, to }: Move): string {
  const isMoved = path === from || path.startsWith(`${from}/`) || path.startsWith(`${from}\\`);
  return isMoved ? to + path.slice(from.length) : path;
}
