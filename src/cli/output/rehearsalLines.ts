import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { clip, oneLine } from '../../view/clip.ts';
import type { ShownComplaint, ShownRehearsal } from '../rehearse/shownRehearsal.ts';
import type { Terminal } from '../terminal.ts';
import { countsOf } from './rehearsalCounts.ts';
import { rehearsalTable } from './rehearsalTable.ts';
import { STYLES } from './verdictStyles.ts';

type Paint = Terminal['paint'];

/** Of what is left behind, more than so many are not read. */
const MOST = 20;

/** What is shown of a statement. */
const LONGEST = 100;

/** The rehearsals for a person: a table, then what is wrong with each, and at last how many. */
export function rehearsalLines(shown: readonly ShownRehearsal[], paint: Paint): string[] {
  if (shown.length === 0) return ['No migration to rehearse.'];
  const parts = shown
    .filter(({ rehearsal }) => rehearsal.verdict !== 'reversible')
    .flatMap((it) => ['', ...partOf(it, paint)]);
  const counts = countsOf(shown).filter(([, count]) => count > 0);
  const said = counts.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  const version = shown.find((it) => it.rehearsal.observed)?.rehearsal.observed?.serverVersion;
  const where = version === undefined ? '' : ` on PostgreSQL ${version}`;
  const rehearsals = shown.map((it) => it.rehearsal);
  return [
    ...rehearsalTable(rehearsals, paint),
    ...parts,
    '',
    paint('bold', `${shown.length} rehearsed${where}: ${said}.`),
  ];
}

function partOf({ rehearsal, complaints }: ShownRehearsal, paint: Paint): string[] {
  const more = complaints.length - MOST;
  return [
    headLine(rehearsal, paint),
    ...complaints.slice(0, MOST).flatMap((it) => complaintLines(it, paint)),
    ...(more > 0 ? [`  and ${more} more; --json has all of them`] : []),
  ];
}

function headLine({ version, description, verdict }: Rehearsal, paint: Paint): string {
  const name = `${version} ${description}`.trimEnd();
  return `${paint('bold', name)}: ${paint(STYLES[verdict], verdict)}`;
}

function complaintLines(
  { finding, path, place, cause, cure }: ShownComplaint,
  paint: Paint,
): string[] {
  const at = (it: string, { start }: typeof place): string => `${it}:${start.line}:${start.column}`;
  return [
    `  ${finding.message}`,
    ...(cause === ''
      ? []
      : [`    ${at(path, place)}  ${paint('dim', clip(oneLine(cause), LONGEST))}`]),
    ...(cure
      ? [`    ${at(cure.path, cure.place)}  ${paint('dim', clip(oneLine(cure.text), LONGEST))}`]
      : []),
    ...(finding.help === undefined ? [] : [`    help: ${finding.help}`]),
  ];
}
