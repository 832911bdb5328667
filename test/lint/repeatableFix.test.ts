import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingIfNotExists } from '../../src/lint/rules/missing-if-not-exists.ts';
import { applyFixes } from './applyFixes.ts';
import { lintFiles } from './lintCase.ts';

test('a guard is written with the line ends of the file', async () => {
  const flags = new Set(['plain']);
  const text = "SELECT 1;\r\n  CREATE TYPE mood\r\n    AS ENUM ('a\r\nb');\r\n";
  const files = new Map([['case.sql', text]]);
  const fixed = applyFixes(files, await lintFiles(missingIfNotExists, files, flags));
  assert.equal(
    fixed.get('case.sql'),
    'SELECT 1;\r\n  DO $do$\r\n  BEGIN\r\n' +
      "      IF to_regtype('mood') IS NULL THEN\r\n" +
      "          CREATE TYPE mood\r\n            AS ENUM ('a\r\nb');\r\n" +
      '      END IF;\r\n  END\r\n  $do$;\r\n',
  );
});
