import type { Plan, Remark } from '../../engine/plan/plan.ts';
import type { Failure, StepReport } from '../../engine/run/report.ts';
import { latestRow } from '../target/targetLimits.ts';
import { sqlxFileProblem } from './sqlxFileProblem.ts';

/** The words of sqlx's own errors (sqlx.md, section 6.9), where it has one for what stands in the way. */
export function sqlxRefusal({ code, message, version, path }: Remark, plan: Plan): string {
  switch (code) {
    case 'unknown-version':
      return `migration ${version} is not present in the migration source`;
    case 'dirty-row':
      return `migration ${version} is partially applied; fix and remove row from \`_sqlx_migrations\` table`;
    case 'missing-file':
      return `migration ${version} was previously applied but is missing in the resolved migrations`;
    case 'changed-checksum':
      return `migration ${version} was previously applied but has been modified`;
    case 'older-target':
      return `migration ${version} is older than the latest applied migration ${latestRow(plan)}`;
    case 'newer-target':
      return `migration ${version} is newer than the latest applied migration ${latestRow(plan)}`;
    case 'disk-problem':
      return `while resolving migrations: ${diskProblem(path, plan) ?? message}`;
    default:
      return message;
  }
}

/** sqlx looks at these in this order, and names the first. */
const ORDER: readonly Remark['code'][] = [
  'disk-problem',
  'unknown-version',
  'dirty-row',
  'missing-file',
  'older-target',
  'newer-target',
  'changed-checksum',
];

/** The refusal that sqlx would name. */
export function firstRefusal(refusals: readonly Remark[]): Remark | undefined {
  const rank = ({ code }: Remark) => (ORDER.includes(code) ? ORDER.indexOf(code) : ORDER.length);
  return refusals.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** A step that failed; an error of the script itself alone has its version named. */
export function sqlxStepError({ step, failure }: StepReport): string {
  const { version } = step.migration;
  const where = failure?.phase === 'script' ? `migration ${version}` : 'migrations';
  return `while executing ${where}: ${failure ? sqlxDatabaseError(failure) : ''}`;
}

/** The line is that of the server's C source, as sqlx 0.9 prints it; ours has the script's. */
export function sqlxDatabaseError({
  message,
  server,
}: {
  readonly message: string;
  readonly server?: Failure['server'] | undefined;
}): string {
  if (!server) return message;
  const line = server.sourceLine === undefined ? '' : ` at line ${server.sourceLine}`;
  return `error returned from database: ${server.message}${line}`;
}

function diskProblem(path: string | undefined, { problems }: Plan): string | undefined {
  const problem = problems.find((it) => it.path === path);
  return problem && sqlxFileProblem(problem);
}
