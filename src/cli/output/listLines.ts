import type { Entry, Plan } from '../../engine/plan/plan.ts';

/**
 * `sqlx migrate info` into a pipe (sqlx.md, section 6.5). A row without a file, which sqlx does not
 * list, adds a line of the same form.
 */
export function listLines({ entries }: Plan): string[] {
  return entries.flatMap((entry) => [line(entry), ...checksums(entry)]);
}

function line(entry: Entry): string {
  return `${entry.version}/${status(entry)} ${entry.description}`;
}

function status(entry: Entry): string {
  if (!entry.row) return 'pending';
  if (!entry.migration?.up) return 'missing';
  return differs(entry) ? 'installed (different checksum)' : 'installed';
}

function checksums(entry: Entry): string[] {
  if (!differs(entry)) return [];
  return [
    `applied migration had checksum ${entry.row?.checksum.toString('hex')}`,
    `local migration has checksum ${entry.migration?.up?.checksum.toString('hex')}`,
  ];
}

function differs({ row, migration }: Entry): boolean {
  return row !== undefined && migration?.up?.checksum.equals(row.checksum) === false;
}
