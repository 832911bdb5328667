import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits, type Replacement } from '../../src/lint/applyEdits.ts';
import { ignoreHere } from '../../src/lint/ignore/ignoreHere.ts';
import { lintPlain } from '../../src/lint/lint.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { SQUAWK_NAMES } from '../../src/lint/squawkNames.ts';
import type { LintScript } from '../../src/lint/subject.ts';
import { parser } from './lintCase.ts';

const options = { ...defaultOptions(new Date('2026-01-01')), preset: 'none' as const };
const rules = ruleSet(RULES, {
  ...options,
  severities: { 'ban-drop-column': 'on', 'ban-char-field': 'on', 'unused-ignore': 'on' },
});

function scriptFor(text: string, assumeInTransaction = false): LintScript {
  const parsed = parser.parse(text);
  const source = { path: 'a.sql', text, role: 'plain' as const, wrapping: 'none' as const, parsed };
  return scriptOf(source, { ...options, assumeInTransaction });
}

/** The lines, from 1, at which a rule speaks. */
function linesOf(text: string, rule = 'ban-drop-column'): number[] {
  const found = lintPlain(scriptFor(text), rules).filter((it) => it.rule === rule);
  return found.map(({ span }) => text.slice(0, span.start).split('\n').length);
}

describe('what a comment covers', () => {
  const table: readonly (readonly [title: string, text: string, said: readonly number[]])[] = [
    ['nothing', 'ALTER TABLE t DROP COLUMN a;', [1]],
    ['the statement below', '-- squawk-ignore ban-drop-column\nALTER TABLE t DROP COLUMN a;', []],
    ['in a block', '/* squawk-ignore ban-drop-column */\nALTER TABLE t DROP COLUMN a;', []],
    ['at the end of the line', 'ALTER TABLE t DROP COLUMN a; -- squawk-ignore ban-drop-column', []],
    ['at its beginning', '/*squawk-ignore ban-drop-column*/ ALTER TABLE t DROP COLUMN a;', []],
    [
      'at the end of its last line',
      'ALTER TABLE t\n  DROP COLUMN a,\n  DROP COLUMN b; -- squawk-ignore ban-drop-column',
      [],
    ],
    [
      'all lines of it',
      '-- squawk-ignore ban-drop-column\nALTER TABLE t\n  DROP COLUMN a,\n  DROP COLUMN b;',
      [],
    ],
    [
      'behind other comments',
      '-- squawk-ignore ban-drop-column\n-- more\n  /* and\n more */\nALTER TABLE t DROP COLUMN a;',
      [],
    ],
    [
      'not behind a blank line',
      'SELECT 1;\n-- squawk-ignore ban-drop-column\n\nALTER TABLE t DROP COLUMN a;',
      [4],
    ],
    [
      'the clause around it, above one of its lines',
      'ALTER TABLE t\n  DROP\n  -- squawk-ignore ban-drop-column\n  COLUMN a,\n  DROP\n  COLUMN b;',
      [5],
    ],
    [
      'the clause that ends in its line',
      'ALTER TABLE t\n  DROP\n  COLUMN a, -- squawk-ignore ban-drop-column\n  DROP\n  COLUMN b;',
      [4],
    ],
    [
      'not the next statement',
      '-- squawk-ignore ban-drop-column\r\nALTER TABLE t DROP COLUMN a;\r\nALTER TABLE t DROP COLUMN b;\r\n',
      [3],
    ],
    [
      'one clause',
      'ALTER TABLE t\n  -- squawk-ignore ban-drop-column\n  DROP COLUMN a,\n  DROP COLUMN b;',
      [4],
    ],
    [
      'one line of many',
      'ALTER TABLE t\n  DROP COLUMN a, -- squawk-ignore ban-drop-column\n  DROP COLUMN b;',
      [3],
    ],
    [
      'the statement whose first line it ends',
      'ALTER TABLE t -- squawk-ignore ban-drop-column\n  DROP COLUMN a,\n  DROP COLUMN b;',
      [],
    ],
    ['two on a line', '-- squawk-ignore ban-drop-column\nSELECT 1; ALTER TABLE t DROP a;', []],
    ['a reason', '-- squawk-ignore ban-drop-column -- why: x\nALTER TABLE t DROP a;', []],
    ['capitals', '-- Staircase-Ignore BAN-DROP-COLUMN\nALTER TABLE t DROP a;', []],
    ['our reason', '-- staircase-ignore ban-drop-column: a, b\nALTER TABLE t DROP a;', []],
    ['no directive', "SELECT '-- squawk-ignore ban-drop-column';\nALTER TABLE t DROP a;", [2]],
    ['another word', '-- squawk-ignored ban-drop-column\nALTER TABLE t DROP a;', [2]],
    ['the file', 'ALTER TABLE t DROP a;\n-- squawk-ignore-file ban-drop-column', []],
    ['all of the file', 'ALTER TABLE t DROP a;\n/* staircase-ignore-file */', []],
    ['all, with a reason', 'ALTER TABLE t DROP a;\n-- staircase-ignore-file: a dump', []],
    ['another rule of the file', 'ALTER TABLE t DROP a;\n-- squawk-ignore-file prefer-repack', [1]],
  ];
  for (const [title, text, said] of table) {
    test(title, () => assert.deepEqual(linesOf(text), said));
  }
});

test('every name of Squawk is that of a rule, or another name of one', () => {
  const names = new Set(RULES.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
  assert.deepEqual(
    SQUAWK_NAMES.filter((it) => !names.has(it)),
    [],
  );
});

test('every name of Squawk is known', () => {
  for (const name of SQUAWK_NAMES) {
    const text = `-- squawk-ignore ${name}\nSELECT 1;`;
    const found = lintPlain(scriptFor(text), rules);
    assert.deepEqual(
      found.filter(({ message }) => message.startsWith('There is no rule')),
      [],
      name,
    );
  }
});

test('what comes and goes by itself may be ignored when it is not there', () => {
  const passing = RULES.filter(({ isPassing }) => isPassing).map(({ name }) => name);
  assert.ok(passing.includes('out-of-order-version'));
  const all = ruleSet(RULES, { ...options, preset: 'strict' });
  const text = `-- staircase-ignore-file ${passing.join(', ')}\nSELECT 1;`;
  const found = lintPlain(scriptFor(text), all);
  assert.deepEqual(
    found.filter(({ rule }) => rule === 'unused-ignore'),
    [],
  );
});

test('a script says itself whether it runs in a transaction', () => {
  const isInside = (text: string, isAssumed: boolean): boolean => {
    const script = scriptFor(`SELECT 1; ${text}`, isAssumed);
    return script.statements.some((it) => script.isInTransaction(it));
  };
  assert.equal(isInside('-- squawk-disable-assume-in-transaction -- why', true), false);
  assert.equal(isInside('/* squawk-enable-assume-in-transaction */', false), true);
  assert.equal(isInside('-- squawk-disable-assume-in-transactions', true), true);
  assert.equal(isInside("'-- squawk-disable-assume-in-transaction'", true), true);
});

describe('Ignore Here silences a finding', () => {
  const texts = [
    'ALTER TABLE t DROP a;',
    '-- no-transaction\nALTER TABLE t DROP a;\n',
    '\tALTER TABLE t\r\n\t\tADD COLUMN b char, DROP a;\r\n',
    'SELECT 1; ALTER TABLE t DROP a;',
    "SELECT '\n'; ALTER TABLE t\nDROP a;",
    '-- squawk-ignore ban-char-field\nALTER TABLE t ADD b char, DROP a;',
    'ALTER TABLE t ADD b char; -- squawk-ignore nonsense',
  ];
  for (const text of texts) {
    test(JSON.stringify(text), () => {
      const found = lintPlain(scriptFor(text), rules);
      for (const it of found) {
        const edit = ignoreHere(it, scriptFor(text)) as Replacement;
        const after = lintPlain(scriptFor(applyEdits(text, [edit])), rules);
        assert.equal(after.length, found.length - 1, it.message);
      }
    });
  }

  test('also of what is said about the whole file', () => {
    for (const text of ['', '-- no-transaction', '-- no-transaction\n', '\uFEFF\n\nSELECT 1;']) {
      const finding = { rule: 'missing-down', span: { start: 0, end: 0 } };
      const edit = ignoreHere(finding, scriptFor(text)) as Replacement;
      const after = applyEdits(text, [edit]);
      assert.ok(
        after.startsWith(text.slice(0, 1)) && after.includes('-- staircase-ignore missing-down'),
      );
      assert.ok(!text.startsWith('--') || after.startsWith('-- no-transaction'));
    }
  });
});
