import type { LinkReport } from '../../migrations/link/makeLinks.ts';
import type { LinkPlan } from '../../migrations/link/planLink.ts';

/** What Link for sqlx tells in one line. */
export interface LinkMessage {
  readonly text: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** The file to look at, where there is one. */
  readonly path?: string;
}

/** Where sqlx finds the links, what it would make of them otherwise, or why there are none. */
export function linkMessage(
  { refusals, differences, links }: LinkPlan,
  { problem }: LinkReport,
  source: string,
): LinkMessage {
  const [refusal] = problem === undefined ? refusals : [problem];
  if (refusal !== undefined) {
    return { text: `${refusal}${andMore(refusals.length)}`, severity: 'error' };
  }
  const scripts = links.length === 1 ? '1 script' : `${links.length} scripts`;
  const linked = `sqlx finds ${scripts} in ${source}.`;
  const [first] = differences;
  if (!first) return { text: linked, severity: 'information' };
  const { message, path } = first;
  return { text: `${linked} ${message}${andMore(differences.length)}`, severity: 'warning', path };
}

function andMore(count: number): string {
  return count > 1 ? ` (and ${count - 1} more, see the log)` : '';
}
