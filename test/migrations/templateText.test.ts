import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { filledText, holeValues, snippetText } from '../../src/migrations/scaffold/templateText.ts';

const FACTS = {
  description: 'costs $5 {or} {{version}}',
  version: '20260730140000',
  date: '2026-07-30',
};

/** In the snippets `‹1:x›` stands for VS Code's notation of a tab stop. */
const CASES: readonly [name: string, template: string, filled: string, snippet: string][] = [
  [
    'facts',
    '-- {{version}} of {{date}}',
    '-- 20260730140000 of 2026-07-30',
    '-- 20260730140000 of 2026-07-30',
  ],
  [
    'a fact is text',
    '-- {{description}}',
    '-- costs $5 {or} {{version}}',
    '-- costs \\$5 {or\\} {{version\\}\\}',
  ],
  ['a hole', 'DROP TABLE {{table:orders}};', 'DROP TABLE orders;', 'DROP TABLE ‹1:orders›;'],
  ['holes count by appearance', '{{b:x}} {{a:y}}', 'x y', '‹1:x› ‹2:y›'],
  ['one name is one tab stop', '{{a:x}}_{{b:y}}_{{a:x}}', 'x_y_x', '‹1:x›_‹2:y›_‹1:x›'],
  ['the first default counts', '{{a:x}} {{a:z}} {{a}}', 'x x x', '‹1:x› ‹1:x› ‹1:x›'],
  ['a default may be a sentence', '{{a:-- Say: why}}', '-- Say: why', '‹1:-- Say: why›'],
  ['a default may be empty', 'a{{a:}}b', 'ab', 'a‹1:›b'],
  ['a default may be code', "{{a:'{$1}'::text[]}}", "'{$1}'::text[]", "‹1:'{\\$1\\}'::text[]›"],
  ['body quotes', '$f$ {{a:x}} $f$', '$f$ x $f$', '\\$f\\$ ‹1:x› \\$f\\$'],
  ['backslashes', "E'\\n'", "E'\\n'", "E'\\\\n'"],
  [
    'other braces',
    "'{}' {{x}} {{ a:b }} {{A:b}}",
    "'{}' {{x}} {{ a:b }} {{A:b}}",
    "'{\\}' {{x\\}\\} {{ a:b \\}\\} {{A:b\\}\\}",
  ],
  [
    'the first bytes stay the first',
    '-- no-transaction\n{{a:x}}',
    '-- no-transaction\nx',
    '-- no-transaction\n‹1:x›',
  ],
];

suite('templates filled in', () => {
  for (const [name, template, filled] of CASES) {
    test(name, () => assert.equal(filledText(template, FACTS), filled));
  }
});

suite('templates as snippets', () => {
  for (const [name, template, , snippet] of CASES) {
    test(name, () => {
      const expected = snippet.replaceAll('‹', '$' + '{').replaceAll('›', '}');
      assert.equal(snippetText(template, FACTS), expected);
    });
  }
});

suite('what a person typed into the holes of up.sql fills those of down.sql', () => {
  const up = [
    '-- {{description}}',
    'CREATE TABLE {{table:orders}} (',
    '    {{column:name}} {{type:text}} NOT NULL,',
    '    CONSTRAINT {{table}}_pkey PRIMARY KEY (id)',
    ');',
  ].join('\n');
  const down = 'DROP TABLE {{table:orders}}; -- {{column:name}}';
  const cases: readonly [name: string, typed: string, filled: string][] = [
    ['untouched', filledText(up, FACTS), 'DROP TABLE orders; -- name'],
    [
      'filled, with lines of one’s own',
      'CREATE TABLE app."my ords" (\n    more int,\n    note varchar(9) NOT NULL,\n);',
      'DROP TABLE app."my ords"; -- note',
    ],
    ['Windows line ends', 'CREATE TABLE payments (\r\n', 'DROP TABLE payments; -- name'],
    ['known from a later line', '    CONSTRAINT a_pkey PRIMARY KEY (id)', 'DROP TABLE a; -- name'],
    ['nothing left of it', 'SELECT 1;', 'DROP TABLE orders; -- name'],
  ];
  for (const [name, typed, filled] of cases) {
    test(name, () => {
      assert.equal(filledText(down, FACTS, holeValues(up, FACTS, typed)), filled);
    });
  }

  test('a hole twice in a line holds the same', () => {
    const values = holeValues('A {{a:x}} B {{a}} C', FACTS, 'A y B z C\nA q B q C');
    assert.deepEqual([...values], [['a', 'q']]);
  });
});
