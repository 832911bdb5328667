import { basename } from 'node:path';
import type { Finding } from '../lint/finding.ts';
import type { Migration, Script } from '../migrations/migration.ts';
import type { RehearsalComplaint } from '../rehearsal/complaints.ts';
import type { Rehearsal } from '../rehearsal/rehearsal.ts';
import { placeAt } from '../sql/span.ts';
import { findingOf } from './findingOf.ts';

/**
 * What an editor shows of a rehearsal: at the statement of the up script that each complaint goes
 * back to, and in the down script as well where that should have undone it. Of what is as it should
 * be, or is told by the linter already, nothing.
 */
export function findingsOf(
  rehearsal: Rehearsal,
  complaints: readonly RehearsalComplaint[],
  migration: Migration,
): Finding[] {
  if (QUIET.has(rehearsal.verdict)) return [];
  return complaints.flatMap((it) => [
    findingOf(rehearsal, it),
    ...inDown(rehearsal, it, migration),
  ]);
}

/** A migration that says so itself, and one that the linter misses the down script of. */
const QUIET: ReadonlySet<string> = new Set(['reversible', 'irreversible', 'no-down']);

function inDown(
  rehearsal: Rehearsal,
  complaint: RehearsalComplaint,
  { up, down }: Migration,
): Finding[] {
  const { cure, message, path, span } = complaint;
  if (rehearsal.verdict !== 'not-reversed' || !up || !down || path !== up.path) return [];
  const origin = span.end > span.start ? ` (${whereIn(up, span.start)})` : '';
  const there = cure ?? { path: down.path, span: { start: 0, end: 0 } };
  const { cure: _, ...rest } = complaint;
  return [
    findingOf(rehearsal, { ...rest, ...there, message: `${message.slice(0, -1)}${origin}.` }),
  ];
}

function whereIn({ path, text }: Script, offset: number): string {
  return `${basename(path)}, line ${placeAt(text, offset).line}`;
}
