import type { ShownRehearsal } from '../rehearse/shownRehearsal.ts';
import type { Terminal } from '../terminal.ts';
import { countsOf } from './rehearsalCounts.ts';
import { rehearsalTable } from './rehearsalTable.ts';

/** What stands at the end for a person: a table of all rehearsals, and how many of each verdict. */
export function rehearsalSummary(
  shown: readonly ShownRehearsal[],
  paint: Terminal['paint'],
): string[] {
  const counts = countsOf(shown).filter(([, count]) => count > 0);
  const said = counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  const version = shown.find((it) => it.rehearsal.observed)?.rehearsal.observed?.serverVersion;
  const where = version === undefined ? '' : ` on PostgreSQL ${version}`;
  const rehearsals = shown.map((it) => it.rehearsal);
  return [
    ...rehearsalTable(rehearsals, paint),
    '',
    paint('bold', `${shown.length} rehearsed${where}: ${said}.`),
  ];
}
