import type { Severity } from '../../lint/severity.ts';
import { type CommandContext, EXIT, type Flags, type Handler } from '../command.ts';
import { knownFolders, subjectsOf, toolsOf } from '../lint/lintCall.ts';
import type { LintResult } from '../lint/lintResult.ts';
import { lintStdin } from '../lint/lintStdin.ts';
import { type Linted, lintSubjects } from '../lint/lintSubjects.ts';
import { lintUntilFixed } from '../lint/lintUntilFixed.ts';
import { locator, shownFindings } from '../lint/shownFinding.ts';
import { sayFindings } from '../output/sayFindings.ts';
import { type Project, readProject } from '../project.ts';

/** `lint`: what is dangerous or wrong in SQL; 1 where something is as bad as `--fail-on` asks. */
export const lint: Handler = async (context) => {
  const { flags, directory } = context;
  const linted = await lintAll(context, await readProject(context));
  const place = locator(linted, directory);
  const result: LintResult = {
    ...linted,
    findings: shownFindings(linted.findings, place),
    locator: place,
    isFailed: isFailed(linted, flags),
  };
  sayFindings(context, result);
  return result.isFailed ? EXIT.failed : EXIT.fine;
};

type Told = Linted & Pick<LintResult, 'fixed'>;

async function lintAll(context: CommandContext, project: Project): Promise<Told> {
  const { fix, stdinFilepath } = context.flags;
  const tools = await toolsOf(context, project);
  if (stdinFilepath !== undefined) {
    return await lintStdin(context, stdinFilepath, knownFolders(project), tools);
  }
  const subjects = await subjectsOf(context, project);
  if (!fix) return await lintSubjects(subjects, tools);
  return await lintUntilFixed(context, subjects, () => toolsOf(context, project));
}

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function isFailed({ findings }: Linted, { failOn = 'warning' }: Flags): boolean {
  if (failOn === 'never' || failOn === 'none') return false;
  const least = WORST_FIRST.indexOf(failOn);
  return findings.some(({ severity }) => WORST_FIRST.indexOf(severity) <= least);
}
