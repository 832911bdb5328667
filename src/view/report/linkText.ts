import type { LinkReport } from '../../migrations/link/makeLinks.ts';
import { isLinked, type LinkPlan } from '../../migrations/link/planLink.ts';
import { clipList } from '../clip.ts';

/** A folder that is linked for the first time would bury what sqlx does otherwise; JSON has all. */
const MOST_LINKS = 20;

/**
 * What Link has done, or without a report what a check has found: a line for each link concerned, up
 * to twenty, one for each thing that sqlx does otherwise, and the whole in the last. `out` as a
 * person reads it.
 */
export function linkLines(plan: LinkPlan, out: string, report?: LinkReport): string[] {
  const { refusals, differences } = plan;
  if (refusals.length > 0) return refusals.map((it) => `error: ${it}`);
  const problem = report?.problem;
  return [
    ...clipList(report ? doneLines(report, out) : foundLines(plan, out), MOST_LINKS),
    ...differences.map(({ kind, message }) => `${kind}: ${message}`),
    ...(problem === undefined ? [summary(plan, out, report)] : [`error: ${problem}`]),
  ];
}

function doneLines({ made, removed, copied }: LinkReport, out: string): string[] {
  const copies = new Set(copied);
  return [
    ...removed.map((name) => `Removed ${out}/${name}`),
    ...made.map((name) => `${copies.has(name) ? 'Copied' : 'Linked'} ${out}/${name}`),
  ];
}

function foundLines({ links, stale, isMarked }: LinkPlan, out: string): string[] {
  const wrong = links.filter(({ state }) => state === 'missing' || state === 'wrong');
  return [
    ...(isMarked ? [] : [`missing: the marker of ${out}`]),
    ...stale.map((name) => `stale: ${out}/${name}`),
    ...wrong.map(
      ({ state, name, reason }) => `${state}: ${out}/${name}${reason ? `, ${reason}` : ''}`,
    ),
  ];
}

function summary(plan: LinkPlan, out: string, report: LinkReport | undefined): string {
  const { links, differences } = plan;
  const count = links.length === 1 ? '1 script' : `${links.length} scripts`;
  const others = differences.length === 1 ? '1 thing' : `${differences.length} things`;
  if (!report && !isLinked(plan)) return `${out} is not up to date: run staircase migrate link`;
  if (differences.length > 0)
    return `${count} in ${out}, of which sqlx would take ${others} otherwise`;
  return `${count} in ${out}: sqlx migrate run --source ${out}`;
}
