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
    ['bigint not null=t default=', 'int not null=t default=', 'bigint before, int now'],
    ['int not null=t default=', 'int not null=f default=', 'not null=t before, not null=f now'],
    ['int default=1 identity=', 'int default= identity=', 'default=1 before, default= now'],
    ['e values=a', 'e values=a,b', 'values=a before, values=a,b now'],
    ['', 'new', 'nothing before, new now'],
    ['a b c', 'a c', 'b before, nothing now'],
    ['a', 'a b', 'nothing before, b now'],
    ['same same x', 'same x', 'same before, nothing now'],
    [`body ${'x'.repeat(300)}`, 'body', `${'x'.repeat(120)} ... before, nothing now`],
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

test('a table that is there or gone stands for its parts, one that has changed does not', () => {
  const found = [
    difference('extra', 'table', 'public.a'),
    difference('extra', 'column', 'public.a.id', { parent: 'public.a' }),
    difference('missing', 'index', 'public.i', { parent: 'public.a' }),
    difference('changed', 'table', 'public.b'),
    difference('extra', 'column', 'public.b.id', { parent: 'public.b' }),
  ];
  assert.deepEqual(
    wholes(found).map(({ identity }) => identity),
    ['public.a', 'public.i', 'public.b', 'public.b.id'],
  );
});
