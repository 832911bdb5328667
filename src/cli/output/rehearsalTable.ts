import type { ObservedLock, Relation } from '../../rehearsal/observe/observation.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { clipList } from '../../view/clip.ts';
import { strongestLock } from '../../view/rehearsal/strongestLock.ts';
import type { Terminal } from '../terminal.ts';
import { STYLES } from './verdictStyles.ts';

/** More names would push the table out of the window. */
const MOST_NAMES = 3;

const HEADS = ['VERSION', 'VERDICT', 'UP MS', 'DOWN MS', 'STRONGEST LOCK', 'REWRITES'];

/** Of each migration its verdict, its times, the strongest lock on what was there, and rewrites. */
export function rehearsalTable(
  rehearsals: readonly Rehearsal[],
  paint: Terminal['paint'],
): string[] {
  const rows = rehearsals.map(cellsOf);
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string[] =>
    cells.map((it, column) =>
      RIGHT.has(column) ? it.padStart(widths[column] ?? 0) : it.padEnd(widths[column] ?? 0),
    );
  const head = paint('bold', line(HEADS).join('  ').trimEnd());
  const lines = rehearsals.map(({ verdict }, index) => {
    const [version = '', word = '', ...rest] = line(rows[index] ?? []);
    return [version, paint(STYLES[verdict], word), ...rest].join('  ').trimEnd();
  });
  return [head, ...lines];
}

/** The columns of numbers. */
const RIGHT: ReadonlySet<number> = new Set([2, 3]);

function cellsOf(rehearsal: Rehearsal): string[] {
  const { version, verdict, isIgnored, upMs, downMs, observed } = rehearsal;
  const statements = observed?.statements ?? [];
  const lock = strongestLock(rehearsal);
  const rewritten = statements.flatMap((it) => it.rewritten);
  return [
    `${version}`,
    isIgnored ? `${verdict}, ignored` : verdict,
    upMs?.toFixed(1) ?? '',
    downMs?.toFixed(1) ?? '',
    observed?.unseen !== undefined && !lock ? 'not observed' : lockText(lock),
    clipList(tablesFirst(rewritten), MOST_NAMES).join(', '),
  ];
}

function lockText(lock: ObservedLock | undefined): string {
  return lock ? `${lock.mode} ${lock.relation.name}` : '';
}

/** Indexes are told only where no table is written anew. */
function tablesFirst(relations: readonly Relation[]): string[] {
  const tables = relations.filter(({ kind }) => kind !== 'index');
  return [...new Set((tables.length > 0 ? tables : relations).map(({ name }) => name))];
}
