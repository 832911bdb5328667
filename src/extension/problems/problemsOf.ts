import type { MissingFolder } from '../../config/folders.ts';
import type { ProblemKind } from '../../migrations/migration.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import { missingFolderText } from '../../view/tree/missingFolderNode.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';
import type { ShownProblem } from './diagnostics.ts';

/** What is wrong on disk and in the configuration, for the Problems panel. */
export function problemsOf({ views, missing }: WorkspaceState): ShownProblem[] {
  return [
    ...views.flatMap((view) => [...diskProblems(view), ...configProblems(view)]),
    ...missing.map(missingProblem),
  ];
}

/** At the folder it was searched from: the one searched is not there to be shown. */
function missingProblem(missing: MissingFolder): ShownProblem {
  return { path: missing.searchedFrom, message: missingFolderText(missing), isError: true };
}

/** What a rule of the linter says, and better, as it knows a cure. */
const LINTED: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  ...(['bad-name', 'bad-version', 'missing-up', 'down-without-up'] as const),
  ...(['duplicate-version', 'duplicate-down'] as const),
]);

function diskProblems({ disk, config: { settings } }: FolderView): ShownProblem[] {
  const unsaid = disk.problems.filter(({ kind }) => !settings.lint.isEnabled || !LINTED.has(kind));
  return unsaid.map(({ path, message, refusesRun }) => ({ path, message, isError: refusesRun }));
}

function configProblems({ config: { target } }: FolderView): ShownProblem[] {
  if (target.kind !== 'problem' || target.problem.path === undefined) return [];
  const { path, line, message, advice } = target.problem;
  const place = line === undefined ? {} : { place: { line, column: 1 } };
  return [{ path, message: `${message} ${advice}`, isError: true, ...place }];
}
