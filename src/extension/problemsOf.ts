import type { MissingFolder } from '../config/folders.ts';
import type { FolderView } from '../view/folderView.ts';
import { missingFolderText } from '../view/missingFolderNode.ts';
import type { ShownProblem } from './diagnostics.ts';
import type { WorkspaceState } from './workspaceState.ts';

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

function diskProblems({ disk }: FolderView): ShownProblem[] {
  return disk.problems.map(({ path, message, refusesRun }) => ({
    path,
    message,
    isError: refusesRun,
  }));
}

function configProblems({ config: { target } }: FolderView): ShownProblem[] {
  if (target.kind !== 'problem' || target.problem.path === undefined) return [];
  const { path, line, message, advice } = target.problem;
  const place = line === undefined ? {} : { place: { line, column: 1 } };
  return [{ path, message: `${message} ${advice}`, isError: true, ...place }];
}
