import type { Complaint } from '../complaint.ts';
import { headScript, headSpan } from '../facts/headSpan.ts';
import { renameToFresh } from '../facts/renameMigration.ts';
import { versionDigits } from '../facts/versionText.ts';
import type { Rule } from '../rule.ts';
import type { LintMigration } from '../subject.ts';

/** Clocks differ, and a stamp may be of another time zone. */
const TOLERANCE_MS = 24 * 60 * 60 * 1000;

export const invalidTimestamp: Rule = {
  name: 'invalid-timestamp',
  summary: 'A version of 14 digits should be a time of the calendar that has been',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  isPassing: true,
  check: {
    each: 'migration',
    *look(migration) {
      const digits = versionDigits(migration);
      if (!/^\d{14}(\d{4})?$/.test(digits) || /^0+$/.test(digits)) return;
      const time = timeOf(digits);
      if (time === undefined) yield complaint(migration, digits, 'is no time of the calendar');
      else if (time - migration.folder.options.now.getTime() > TOLERANCE_MS) {
        yield complaint(migration, digits, 'is a time that is still to come');
      }
    },
  },
};

function complaint(migration: LintMigration, digits: string, what: string): Complaint {
  const { path, text } = headScript(migration) ?? { path: migration.path, text: '' };
  return {
    path,
    span: headSpan(text),
    message: `The version ${digits} ${what}. Versions are run in their order, so new migrations may sort before this one.`,
    help: 'Rename it to the time at which it was written, unless it is applied already.',
    fixes: renameToFresh(migration),
  };
}

/** Milliseconds since 1970, or undefined for a month 13 and the like. */
function timeOf(digits: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(digits) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const isReal = !Number.isNaN(time.getTime()) && time.getUTCDate() === Number(day);
  return isReal ? time.getTime() : undefined;
}
