import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blame } from '../../src/rehearsal/blame.ts';
import type { Difference } from '../../src/schema/differences.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

interface Case {
  /** As a catalogue tells it: change, kind, identity, and behind `of` its parent. */
  readonly difference: string;
  readonly definitions?: readonly [before: string, after: string];
  readonly up: string;
  readonly down?: string;
  /** The first words of the statements. */
  readonly cause?: string;
  readonly cure?: string;
}

const CASES: readonly Case[] = [
  {
    difference: 'changed column public.members.bio of public.members',
    definitions: ['text default=', "text default=''"],
    up: "ALTER TABLE members RENAME TO users; ALTER TABLE users ALTER bio SET DEFAULT ''; ALTER TABLE users DROP a;",
    down: 'ALTER TABLE users RENAME TO members; ALTER TABLE members ALTER bio DROP NOT NULL;',
    cause: 'ALTER TABLE users ALTER bio',
    cure: 'ALTER TABLE members ALTER bio',
  },
  {
    difference: 'missing constraint public.bookings.no_overlap of public.bookings',
    up: 'CREATE TABLE new (LIKE bookings); DROP TABLE bookings; ALTER TABLE new RENAME TO bookings;',
    cause: 'DROP TABLE bookings',
  },
  {
    difference: 'extra constraint public.bookings.new_pkey of public.bookings',
    up: 'CREATE TABLE new (LIKE bookings); DROP TABLE bookings; ALTER TABLE new RENAME TO bookings;',
    cause: 'CREATE TABLE new',
  },
  {
    difference: 'extra index public.late of public.orders',
    up: 'ALTER TABLE orders ADD COLUMN state text; CREATE INDEX late ON orders (state);',
    down: 'ALTER TABLE orders DROP COLUMN id;',
    cause: 'CREATE INDEX late',
  },
  {
    difference: 'extra index public.orders_note_idx of public.orders',
    up: 'CREATE INDEX ON orders (note); CREATE INDEX ON orders (id);',
    cause: 'CREATE INDEX ON orders (note)',
  },
  {
    difference: 'missing index public.orders_note_idx of public.orders',
    up: 'ALTER TABLE orders ADD COLUMN b int; ALTER TABLE orders DROP COLUMN note;',
    down: 'ALTER TABLE orders DROP COLUMN b; ALTER TABLE orders ADD COLUMN note text;',
    cause: 'ALTER TABLE orders DROP COLUMN note',
    cure: 'ALTER TABLE orders ADD COLUMN note',
  },
  {
    difference: 'changed column public.orders.note of public.orders',
    definitions: ["text not null=true default='x'::text", 'text not null=true default='],
    up: 'ALTER TABLE orders DROP COLUMN note;',
    down: 'ALTER TABLE orders ADD COLUMN note text NOT NULL;',
    cause: 'ALTER TABLE orders DROP',
    cure: 'ALTER TABLE orders ADD',
  },
  {
    difference: 'changed column public.orders.note of public.orders',
    definitions: ['text not null=false', 'text not null=true'],
    up: 'COMMENT ON COLUMN orders.note IS $$a$$; ALTER TABLE orders ALTER note SET NOT NULL;',
    cause: 'ALTER TABLE orders ALTER note',
  },
  {
    difference: 'changed table public.orders',
    definitions: ['r p owner=postgres acl=', 'r p owner=postgres acl=a=r/postgres'],
    up: 'ALTER TABLE orders ADD COLUMN a int; GRANT SELECT ON orders TO a; ALTER TABLE orders ADD b int;',
    cause: 'GRANT SELECT ON orders',
  },
  {
    difference: 'changed type public.mood',
    definitions: ["e values='a'", "e values='a','b'"],
    up: "CREATE TABLE t (m mood); ALTER TYPE mood ADD VALUE 'b';",
    down: 'DROP TABLE t;',
    cause: 'ALTER TYPE mood',
  },
  {
    difference: 'changed column public.tokens.token of public.tokens',
    definitions: ['character varying', 'text'],
    up: 'ALTER TABLE emails ADD COLUMN token text; UPDATE emails SET token = tokens.token FROM tokens; DROP TABLE tokens;',
    down: 'UPDATE tokens SET token = 1; CREATE TABLE tokens (token text);',
    cause: 'DROP TABLE tokens',
    cure: 'CREATE TABLE tokens',
  },
  {
    difference: 'missing constraint public.lines.lines_order_fkey of public.lines',
    up: 'DROP TABLE orders CASCADE; ALTER TABLE lines DROP CONSTRAINT lines_order_fkey;',
    cause: 'ALTER TABLE lines DROP',
  },
  {
    difference: 'extra function public.touch(integer, text)',
    up: 'CREATE FUNCTION touch(a int, b text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; SELECT touch(1, $$$$);',
    down: 'DROP FUNCTION IF EXISTS touch(int);',
    cause: 'CREATE FUNCTION touch',
    cure: 'DROP FUNCTION',
  },
  {
    difference: 'extra table public."New Orders"',
    up: 'ALTER TABLE orders RENAME TO "New Orders"; SELECT 1;',
    down: 'ALTER TABLE IF EXISTS "New Orders" RENAME TO "New Orders 2";',
    cause: 'ALTER TABLE orders RENAME',
    cure: 'ALTER TABLE IF EXISTS',
  },
  {
    difference: 'extra trigger public.orders.touched of public.orders',
    up: 'CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();',
    cause: 'CREATE TRIGGER',
  },
  {
    difference: 'extra table public.made',
    up: 'SELECT 1; DO $$ BEGIN EXECUTE $a$CREATE TABLE made ()$a$; END $$;',
    cause: 'DO $$',
  },
  {
    difference: 'extra comment table column public.orders.note',
    up: "COMMENT ON TABLE orders IS 'a'; COMMENT ON COLUMN orders.note IS 'b';",
    cause: 'COMMENT ON COLUMN',
  },
  {
    difference: 'extra default privileges on tables of postgres in public',
    up: 'CREATE TABLE t (); ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO a;',
    cause: 'ALTER DEFAULT PRIVILEGES',
  },
  {
    difference: 'extra sequence public.t_id_seq',
    up: 'CREATE TABLE t (id int); CREATE TABLE t_other (id int); ALTER TABLE t ADD COLUMN n int;',
  },
  {
    difference: 'extra sequence public.t_id_seq',
    definitions: ['', 'bigint start=1 owned by=public.t.id'],
    up: 'CREATE TABLE other (id int); CREATE TABLE t (id serial);',
    cause: 'CREATE TABLE t',
  },
  { difference: 'extra table public.elsewhere', up: 'CREATE TABLE t ();', down: 'DROP TABLE t;' },
];

const parser = await loadParser();

describe('who made a difference, and who should have undone it', () => {
  for (const { difference, definitions = [], up, down, cause, cure } of CASES) {
    test(`${difference} <- ${up}`, () => {
      const found = blame(differenceOf(difference, definitions), {
        up: parser.parse(up),
        down: down === undefined ? undefined : parser.parse(down),
      });
      assert.equal(
        cause && found.cause && up.slice(found.cause.span.start).startsWith(cause),
        cause && true,
      );
      assert.equal(found.cause === undefined, cause === undefined);
      assert.equal(
        cure && found.cure && down?.slice(found.cure.span.start).startsWith(cure),
        cure && true,
      );
      assert.equal(found.cure === undefined, cure === undefined);
    });
  }
});

function differenceOf(text: string, [before, after]: readonly string[]): Difference {
  const [head = '', parent] = text.split(' of ');
  const match = /^(\w+) (default privileges|\w+) (.*)$/.exec(head);
  return {
    change: match?.[1] as Difference['change'],
    kind: match?.[2] ?? '',
    identity: match?.[3] ?? '',
    ...(parent !== undefined && { parent }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    isNote: false,
  };
}
