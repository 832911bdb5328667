import type { Change, Commit } from './change.ts';

/** Which kind of change it is, in a few words: "line endings only". Undefined where it is not known. */
export function changeWords({ kind, applied }: Change): string | undefined {
  if (kind === 'real') return applied === undefined ? undefined : 'its SQL';
  return `${WHAT[kind]} only`;
}

/** What happened to a changed migration and what to do, in a sentence each. */
export function changeText(name: string, change: Change): string {
  if (change.kind === 'real') return realChange(name, change);
  const { spelling, commit } = change;
  const how = spelling ? `: it was applied with ${spelling}` : '';
  const where = commit ? `. ${commitText(commit)} has what was applied` : '';
  const literals = change.inLiterals ? ` ${IN_LITERALS}` : '';
  return `${name} differs from what was applied in its ${WHAT[change.kind]} only${how}${where}.${literals} ${cure(change)}`;
}

/** What differs, such as "line endings". */
export function differenceOf(kind: Exclude<Change['kind'], 'real'>): string {
  return WHAT[kind];
}

const WHAT = {
  'line-endings': 'line endings',
  'byte-order-mark': 'byte order mark',
  'trailing-space': 'trailing white space',
  'white-space': 'white space',
  comments: 'comments',
} as const;

const IN_LITERALS = 'Quoted strings or function bodies have the difference in them, too.';

function cure({ kind, spelling }: Change): string {
  if (kind === 'line-endings') {
    return `Save it so, and keep git from changing them (.gitattributes: *.sql -text), or repair its row.`;
  }
  return `${spelling ? 'Save it so' : 'Restore it'}, or repair its row, which then has the checksum of the file as it is.`;
}

function realChange(name: string, { applied, commit, spelling }: Change): string {
  const restore = 'Restore the file as it was, and put the change into a new migration.';
  if (applied === undefined) return `${name} was changed since it was applied. ${restore}`;
  if (spelling)
    return `${name} was applied with ${spelling}, which decides on its transaction. ${restore}`;
  const where = commit ? ` from what was applied, which ${commitText(commit)} has` : '';
  return `${name} was changed since it was applied: its SQL differs${where}. ${restore}`;
}

/** Such as "commit 0123456789 of 2026-11-22 (Add it)". */
export function commitText({ id, date, subject }: Commit): string {
  return `commit ${id.slice(0, 10)} of ${date} (${subject})`;
}
