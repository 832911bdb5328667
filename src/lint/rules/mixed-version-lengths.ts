import { STAMP_DIGITS } from '../../migrations/version.ts';
import { headScript, headSpan } from '../facts/headSpan.ts';
import { renameMigration } from '../facts/renameMigration.ts';
import { versionDigits } from '../facts/versionText.ts';
import type { Rule } from '../rule.ts';
import type { LintMigration } from '../subject.ts';

export const mixedVersionLengths: Rule = {
  name: 'mixed-version-lengths',
  summary: 'A short version sorts before every time stamp, whatever date it stands for',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'folder',
    *look({ migrations }) {
      if (!migrations.some(isStamp)) return;
      for (const migration of migrations.filter((it) => !isStamp(it))) {
        const script = headScript(migration);
        const digits = versionDigits(migration);
        if (!script || !isDate(digits)) continue;
        yield {
          path: script.path,
          span: headSpan(script.text),
          message: `The version ${digits} is compared with the others as a number, and stands before all of ${STAMP_DIGITS} digits, also before those of earlier days.`,
          help: `Rename it to ${STAMP_DIGITS} digits, unless it is applied already.`,
          fixes: [renameMigration(migration, digits.padEnd(STAMP_DIGITS, '0'))],
        };
      }
    },
  },
};

function isStamp(migration: LintMigration): boolean {
  return versionDigits(migration).length >= STAMP_DIGITS;
}

/** `20240102`, with or without a time; a number such as 0042 is meant to be the first. */
function isDate(digits: string): boolean {
  return /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{0,5}$/.test(digits);
}
