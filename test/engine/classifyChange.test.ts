import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppliedTexts, ChangeKind } from '../../src/engine/change/change.ts';
import { changeText } from '../../src/engine/change/changeText.ts';
import { classifyChange } from '../../src/engine/change/classifyChange.ts';
import { checksumOf } from '../../src/migrations/checksum.ts';
import type { Script } from '../../src/migrations/migration.ts';

const FUNCTION = "CREATE FUNCTION f() RETURNS text AS $$\n  SELECT 'x'\n$$ LANGUAGE sql;\n";
const NO_TRANSACTION = '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);\n';

/** What was applied, what stands in the file now, and what the person is told. */
const CASES: readonly {
  readonly title: string;
  readonly applied: string;
  readonly now: string;
  readonly ignoredChars?: readonly string[];
  /** The applied text is in a commit. */
  readonly inGit?: boolean;
  readonly kind: ChangeKind;
  readonly says: RegExp;
}[] = [
  {
    title: 'LF became CRLF',
    applied: 'SELECT 1;\nSELECT 2;\n',
    now: 'SELECT 1;\r\nSELECT 2;\r\n',
    kind: 'line-endings',
    says: /in its line endings only: it was applied with LF line endings\. Save it so, and keep git/,
  },
  {
    title: 'CRLF became LF',
    applied: 'SELECT 1;\r\nSELECT 2;\r\n',
    now: 'SELECT 1;\nSELECT 2;\n',
    kind: 'line-endings',
    says: /applied with CRLF line endings/,
  },
  {
    title: 'mixed line endings became LF through git, which has them',
    applied: 'SELECT 1;\r\nSELECT 2;\nSELECT 3;\n',
    now: 'SELECT 1;\nSELECT 2;\nSELECT 3;\n',
    inGit: true,
    kind: 'white-space',
    says: /in its white space only\. commit 0123456789 of 2026-11-22 \(Add it\) has what was applied\. Restore it/,
  },
  {
    title: 'line endings within a function body are said',
    applied: FUNCTION,
    now: FUNCTION.replaceAll('\n', '\r\n'),
    kind: 'line-endings',
    says: /Quoted strings or function bodies have the difference in them, too\./,
  },
  {
    title: 'a byte order mark came',
    applied: 'SELECT 1;\n',
    now: '\ufeffSELECT 1;\n',
    kind: 'byte-order-mark',
    says: /in its byte order mark only: it was applied with no byte order mark\. Save it so/,
  },
  {
    title: 'a byte order mark and CRLF went',
    applied: '\ufeffSELECT 1;\r\n',
    now: 'SELECT 1;\n',
    kind: 'byte-order-mark',
    says: /applied with a byte order mark and CRLF line endings/,
  },
  {
    title: 'the line break at the end went',
    applied: 'SELECT 1;\n',
    now: 'SELECT 1;',
    kind: 'trailing-space',
    says: /trailing white space only: it was applied with one line break at its end/,
  },
  {
    title: 'the line break at the end came',
    applied: 'SELECT 1;',
    now: 'SELECT 1;\n',
    kind: 'trailing-space',
    says: /applied with no line break at its end/,
  },
  {
    title: 'white space came at the ends of lines, and CRLF',
    applied: 'SELECT 1,\n  2;\n',
    now: 'SELECT 1,  \r\n  2;\t\r\n',
    kind: 'trailing-space',
    says: /no white space at the ends of lines and LF line endings/,
  },
  {
    title: 'white space went from the ends of lines: only git knows',
    applied: 'SELECT 1,  \n  2;\n',
    now: 'SELECT 1,\n  2;\n',
    inGit: true,
    kind: 'white-space',
    says: /in its white space only/,
  },
  {
    title: 'a comment came',
    applied: 'SELECT 1;\nSELECT 2;\n',
    now: 'SELECT 1;\n-- and then\nSELECT 2;\n',
    kind: 'comments',
    says: /in its comments only: it was applied with no comment at line 2/,
  },
  {
    title: 'a comment came at the end of a line',
    applied: 'SELECT 1;\nSELECT 2;\n',
    now: 'SELECT 1; -- one\nSELECT 2;\n',
    kind: 'comments',
    says: /no comment at line 1/,
  },
  {
    title: 'a header of several comments came',
    applied: 'SELECT 1; -- one\n',
    now: '-- Copyright\n-- of someone\n\nSELECT 1; -- one\n',
    kind: 'comments',
    says: /no comment at its head/,
  },
  {
    title: 'comments came everywhere',
    applied: 'SELECT 1;\nSELECT 2;\n',
    now: '-- a\nSELECT 1;\n-- b\nSELECT 2;\n',
    kind: 'comments',
    says: /no comments/,
  },
  {
    title: 'a comment was reworded: only git knows',
    applied: '-- one\nSELECT 1;\n',
    now: '-- eins\nSELECT 1;\n',
    inGit: true,
    kind: 'comments',
    says: /in its comments only\. commit 0123456789/,
  },
  {
    title: 'the first line asks for no transaction: a comment that is none',
    applied: NO_TRANSACTION.slice('-- no-transaction\n'.length),
    now: NO_TRANSACTION,
    kind: 'real',
    says: /was applied with no comment at line 1, which decides on its transaction\. Restore/,
  },
  {
    title: 'the SQL changed, and git has what was applied',
    applied: 'SELECT 1;\n',
    now: 'SELECT 2;\n',
    inGit: true,
    kind: 'real',
    says: /its SQL differs from what was applied, which commit 0123456789 of 2026-11-22 \(Add it\) has\. Restore the file/,
  },
  {
    title: 'the SQL changed, and git knows nothing',
    applied: 'SELECT 1;\n',
    now: 'SELECT 2;\n',
    kind: 'real',
    says: /^1 a was changed since it was applied\. Restore the file as it was/,
  },
  {
    title: 'a comment came where ignored-chars leave white space out of the checksum',
    applied: 'SELECT 1;\n',
    now: 'SELECT  1; -- one\r\n',
    ignoredChars: [' ', '\r', '\n', '\t'],
    kind: 'comments',
    says: /no comment at line 1/,
  },
];

for (const { title, applied, now, ignoredChars = [], inGit = false, kind, says } of CASES) {
  test(title, () => {
    const checksum = checksumOf(Buffer.from(applied), ignoredChars);
    const change = classifyChange(
      scriptOf(now, ignoredChars),
      checksum,
      inGit ? committed(checksum, applied) : new Map(),
    );
    assert.equal(change.kind, kind);
    assert.match(changeText('1 a', change), says);
  });
}

test('a file of a thousand comments is judged in a moment', () => {
  const text = Array.from({ length: 1000 }, (_, i) => `-- ${i}\nSELECT ${i};\n`).join('');
  const before = performance.now();
  assert.equal(classifyChange(scriptOf(text, []), Buffer.alloc(48), new Map()).kind, 'real');
  assert.ok(performance.now() - before < 500);
});

function scriptOf(text: string, ignoredChars: readonly string[]): Script {
  const checksum = checksumOf(Buffer.from(text), ignoredChars);
  const noTransaction = text.startsWith('-- no-transaction');
  return { path: '/project/migrations/1_a.sql', text, noTransaction, checksum, ignoredChars };
}

function committed(checksum: Buffer, text: string): AppliedTexts {
  const commit = { id: '0123456789abcdef', date: '2026-11-22', subject: 'Add it' };
  return new Map([[checksum.toString('hex'), { text, commit }]]);
}
