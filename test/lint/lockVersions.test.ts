import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locksOf } from '../../src/lint/locks/locksOf.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { parser } from './lintCase.ts';

/** What older versions do otherwise, from the manual's release notes: no server of them runs here. */
const CASES: readonly (readonly [sql: string, version: number, says: string])[] = [
  ['ALTER TABLE t ADD COLUMN z int DEFAULT 1', 10, 'ACCESS EXCLUSIVE, rewrites'],
  ['ALTER TABLE t ADD COLUMN z int DEFAULT 1', 11, 'ACCESS EXCLUSIVE'],
  ['ALTER TABLE t ADD COLUMN z int DEFAULT NULL', 10, 'ACCESS EXCLUSIVE'],
  ['ALTER TABLE t ALTER COLUMN a SET NOT NULL', 11, 'ACCESS EXCLUSIVE, scans'],
  ['ALTER TABLE t ALTER COLUMN a SET NOT NULL', 12, 'ACCESS EXCLUSIVE, perhaps scans'],
  ['ALTER TABLE p ATTACH PARTITION q DEFAULT', 11, 'ACCESS EXCLUSIVE'],
  ['ALTER TABLE p ATTACH PARTITION q DEFAULT', 12, 'SHARE UPDATE EXCLUSIVE'],
  ['ALTER INDEX i RENAME TO j', 11, 'ACCESS EXCLUSIVE'],
  ['ALTER INDEX i RENAME TO j', 12, 'SHARE UPDATE EXCLUSIVE'],
];

for (const [text, pgVersion, says] of CASES) {
  test(`${text}, PostgreSQL ${pgVersion}: ${says}`, () => {
    const parsed = parser.parse(text);
    const source = { path: '', text, role: 'up' as const, wrapping: 'none' as const, parsed };
    const script = scriptOf(source, { ...defaultOptions(new Date(0)), pgVersion });
    const [statement] = parsed.statements;
    assert.ok(statement);
    const [first] = locksOf(statement, script);
    assert.ok(first);
    const work = first.rewrites === true ? ', rewrites' : (EXTENTS[`${first.scans}`] ?? '');
    assert.equal(`${first.mode}${work}`, says);
  });
}

const EXTENTS: Readonly<Record<string, string>> = {
  true: ', scans',
  perhaps: ', perhaps scans',
};
