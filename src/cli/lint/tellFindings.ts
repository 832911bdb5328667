import type { Severity } from '../../lint/severity.ts';
import { loadParser } from '../../sql/libpgQuery.ts';
import { type CommandContext, EXIT, type Flags } from '../command.ts';
import { sayFindings } from '../output/sayFindings.ts';
import type { Project } from '../source/project.ts';
import { lintConfigs } from './lintConfigs.ts';
import { type Linted, type LintTools, lintAll } from './linted.ts';
import type { LintMaterial } from './lintMaterial.ts';
import type { LintResult } from './lintResult.ts';
import { threadLinter, threadSpoils } from './lintThread.ts';
import { lintUntilFixed } from './lintUntilFixed.ts';
import { mendingCheck } from './mending.ts';
import { locator, shownFindings } from './shownFinding.ts';

/** Lints what was read and tells what was found; resolves to the exit code. */
export async function tellFindings(
  context: CommandContext,
  project: Project,
  material: LintMaterial,
): Promise<number> {
  return tell(context, await lintAll(material, await toolsOf(context, project)));
}

/** Lints and mends what a call is about, and tells what was done and what is left. */
export async function tellFixes(context: CommandContext, project: Project): Promise<number> {
  return tell(context, await lintUntilFixed(context, project, await toolsOf(context, project)));
}

async function toolsOf(context: CommandContext, project: Project): Promise<LintTools> {
  const configFor = lintConfigs(context, project);
  const parser = await loadParser();
  const check = mendingCheck(parser, threadSpoils(context));
  return { configFor, parser, thread: threadLinter(context), check };
}

function tell(context: CommandContext, linted: Linted & Pick<LintResult, 'fixed'>): number {
  const { flags, directory } = context;
  const place = locator(linted, directory);
  const shown = shownFindings(linted.findings, place);
  const isBad = isFailed(linted, flags);
  sayFindings(context, { ...linted, shown, locator: place, isFailed: isBad });
  return isBad ? EXIT.failed : EXIT.fine;
}

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function isFailed({ findings }: Linted, { failOn = 'warning' }: Flags): boolean {
  if (failOn === 'never' || failOn === 'none') return false;
  const least = (WORST_FIRST as readonly string[]).indexOf(failOn);
  return findings.some(({ severity }) => WORST_FIRST.indexOf(severity) <= least);
}
