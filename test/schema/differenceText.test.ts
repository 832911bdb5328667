import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Difference } from '../../src/schema/differences.ts';
import { differenceText } from '../../src/schema/differenceText.ts';
import { wholes } from '../../src/schema/wholes.ts';

const WORDS = { extra: 'is left behind', missing: 'is missing', changed: 'is other' };

function difference(
  change: Difference['change'],
  kind: string,
  identity: string,
  more: Partial<Difference> = {},
): Difference {
  return { change, kind, identity, isNote: false, ...more };
}

describe('a difference in words', () => {
  const table: readonly (readonly [before: string, after: string, said: string])[] = [
    ['bigint not null=t default=', 'int not null=t default=', 'was bigint, is int'],
    ['int not null=t default=', 'int not null=f default=', 'was not null=t, is not null=f'],
    ['int default=1 identity=', 'int default= identity=', 'was default=1, is default=nothing'],
    ['e values=a', 'e values=a,b', 'was values=a, is values=a,b'],
    ['', 'new', 'was nothing, is new'],
    ['a b c', 'a c', 'was b, is nothing'],
    ['a', 'a b', 'was nothing, is b'],
    ['U (a, b, c) x', 'U (b, a, c) x', 'was (a, b, c), is (b, a, c)'],
    [
      'p PRIMARY KEY (day, path, code) validated=t',
      'p PRIMARY KEY (day, code, path) validated=t',
      'was (day, path, code), is (day, code, path)',
    ],
    ['numeric(10, 2) default=1', 'numeric(10, 2) default=2', 'was default=1, is default=2'],
    [`f(a ${'x '.repeat(30)}old)`, `f(a ${'x '.repeat(30)}new)`, 'was old), is new)'],
    ['same same x', 'same x', 'was same, is nothing'],
    [
      'timestamp with time zone',
      'timestamp without time zone',
      'was timestamp with time zone, is timestamp without time zone',
    ],
    [
      'character varying(9) not null=t',
      'character varying not null=t',
      'was character varying(9), is character varying',
    ],
    [
      "text default='2026-01-01 10:00:00'::timestamp without time zone",
      "text default='2026-01-01 10:00:01'::timestamp without time zone",
      "was default='2026-01-01 10:00:00'::timestamp without time zone, is default='2026-01-01 10:00:01'::timestamp without time zone",
    ],
    ["SELECT 'a b' || 'c  d'", "SELECT 'a b' || 'c d'", "was 'c d', is 'c d'"],
    [
      `values='${'x'.repeat(80)}','${'y'.repeat(80)}','z'`,
      `values='${'x'.repeat(80)}','${'y'.repeat(80)}','z','new'`,
      `was ... 'z', is ... 'z','new'`,
    ],
    [
      `${'x'.repeat(300)}a${'y'.repeat(300)}`,
      `${'x'.repeat(300)}b${'y'.repeat(300)}`,
      `was ... ${'x'.repeat(20)}a${'y'.repeat(99)} ..., is ... ${'x'.repeat(20)}b${'y'.repeat(99)} ...`,
    ],
    [`body ${'x'.repeat(300)}`, 'body', `was ${'x'.repeat(120)} ..., is nothing`],
  ];
  for (const [before, after, said] of table) {
    test(`${before.slice(0, 40)} -> ${after}`, () => {
      const found = difference('changed', 'column', 'public.t.a', { before, after });
      assert.equal(differenceText(found, WORDS), `column public.t.a is other: ${said}`);
    });
  }

  test('what is there or gone is only named', () => {
    const found = difference('extra', 'index', 'public.i', { after: 'CREATE INDEX' });
    assert.equal(differenceText(found, WORDS), 'index public.i is left behind');
  });
});

test('a comment is one on something', () => {
  const found = difference('extra', 'comment', 'table column public.t.a');
  assert.equal(differenceText(found, WORDS), 'comment on column public.t.a is left behind');
});

test('what is there or gone stands for its parts, what has changed does not', () => {
  const found = [
    difference('extra', 'table', 'public.a'),
    difference('extra', 'column', 'public.a.id', { parent: 'public.a' }),
    difference('missing', 'index', 'public.i', { parent: 'public.a' }),
    difference('changed', 'table', 'public.b'),
    difference('extra', 'column', 'public.b.id', { parent: 'public.b' }),
    difference('extra', 'sequence', 'public.a_id_seq', { after: 'owned by=public.a.id' }),
    difference('extra', 'sequence', 'public.b_id_seq', { after: 'owned by=public.b.id' }),
    difference('missing', 'constraint', 'public.b.b_key', { parent: 'public.b' }),
    difference('missing', 'index', 'public.b_key', { parent: 'public.b' }),
    difference('extra', 'index', 'public.b_key', { parent: 'public.b' }),
    difference('extra', 'extension', 'pgcrypto'),
    difference('extra', 'comment', 'extension pgcrypto'),
    difference('missing', 'comment', 'extension pgcrypto'),
  ];
  assert.deepEqual(
    wholes(found).map(({ change, kind, identity }) => `${change} ${kind} ${identity}`),
    [
      'extra table public.a',
      'missing index public.i',
      'changed table public.b',
      'extra column public.b.id',
      'extra sequence public.b_id_seq',
      'missing constraint public.b.b_key',
      'extra index public.b_key',
      'extra extension pgcrypto',
      'missing comment extension pgcrypto',
    ],
  );
});
