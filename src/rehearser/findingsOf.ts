import { basename } from 'node:path';
import type { Migration, Script } from '../migrations/migration.ts';
import type { RehearsalFinding } from '../protocol/rehearsal.ts';
import type { RehearsalComplaint } from '../rehearsal/complaints.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { placeAt } from '../sql/span.ts';
import { findingOf } from './findingOf.ts';

/**
 * What an editor shows of a rehearsal: at the statement of the up script that each complaint goes
 * back to, and in the down script as well where that should have undone it. Of what is told by the
 * linter already, nothing.
 */
export function findingsOf(
  rehearsal: Rehearsal,
  complaints: readonly RehearsalComplaint[],
  migration: Migration,
): RehearsalFinding[] {
  if (QUIET.has(rehearsal.verdict)) return [];
  return complaints.flatMap((complaint) => {
    const { span, path } = complaint;
    const isKnown = path === migration.up?.path && span.end > span.start;
    const of = { isRehearsed: true, ...(isKnown && { cause: span }) } as const;
    return [complaint, ...inDown(rehearsal, complaint, migration)].map((it) => ({
      ...findingOf(rehearsal, it),
      ...of,
    }));
  });
}

/** A migration that says so itself, and one that the linter misses the down script of. */
const QUIET: ReadonlySet<string> = new Set(['irreversible', 'no-down']);

/** The same at the place of the down script where it should be undone, or at its beginning. */
function inDown(
  { verdict }: Rehearsal,
  complaint: RehearsalComplaint,
  { up, down }: Migration,
): RehearsalComplaint[] {
  const { cure, message, path, span } = complaint;
  if (verdict !== 'not-reversed' || !up || !down || path !== up.path) return [];
  const there = cure ?? { path: down.path, span: { start: 0, end: 0 } };
  const origin = span.end > span.start ? ` (${placeIn(up, span.start)})` : '';
  return [{ ...complaint, ...there, message: `${message.replace(/\.$/, '')}${origin}.` }];
}

function placeIn({ path, text }: Script, offset: number): string {
  return `${basename(path)}, line ${placeAt(text, offset).line}`;
}
