import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { clip, oneLine } from '../../view/clip.ts';
import type { ShownComplaint, ShownRehearsal } from '../rehearse/shownRehearsal.ts';
import type { Terminal } from '../terminal.ts';
import { STYLES } from './verdictStyles.ts';

type Paint = Terminal['paint'];

/** Of what is left behind, more than so many are not read. */
const MOST = 20;

/** What is shown of a statement. */
const LONGEST = 100;

/** What is to be said of one rehearsal to a person; nothing where all is well. */
export function rehearsalPart({ rehearsal, complaints }: ShownRehearsal, paint: Paint): string[] {
  if (complaints.length === 0) return [];
  const more = complaints.length - MOST;
  return [
    headLine(rehearsal, paint),
    ...complaints.slice(0, MOST).flatMap((it) => complaintLines(it, paint)),
    ...(more > 0 ? [`  and ${more} more; --json has all of them`] : []),
    '',
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
  const text = cause === '' ? '' : `  ${paint('dim', clip(oneLine(cause), LONGEST))}`;
  const isOfAll = cause === '' && place.start.line === 1 && place.start.column === 1;
  return [
    `  ${finding.message}`,
    ...(isOfAll ? [] : [`    ${at(path, place)}${text}`]),
    ...(cure
      ? [`    ${at(cure.path, cure.place)}  ${paint('dim', clip(oneLine(cure.text), LONGEST))}`]
      : []),
    ...(finding.help === undefined ? [] : [`    help: ${finding.help}`]),
  ];
}
