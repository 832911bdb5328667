import type { Verdict } from '../../src/rehearsal/rehearsal.ts';

/** One migration, and what is proven of it. */
export interface Case {
  readonly title: string;
  readonly up: string;
  readonly down?: string;
  readonly verdict: Verdict;
  /** What is left behind, or what is said of the failure or the reason. */
  readonly says?: readonly string[];
}

/** Each on top of `BASE`. */
export const CASES: readonly Case[] = [
  {
    title: 'a table that is dropped again',
    up: 'CREATE TABLE items (id bigint PRIMARY KEY);',
    down: 'DROP TABLE items;',
    verdict: 'reversible',
  },
  {
    title: 'an index that is forgotten',
    up: 'ALTER TABLE orders ADD COLUMN state text; CREATE INDEX late ON orders (id);',
    down: 'ALTER TABLE orders DROP COLUMN state;',
    verdict: 'not-reversed',
    says: ['extra index public.late'],
  },
  {
    title: 'an index that goes with its column',
    up: 'ALTER TABLE orders DROP COLUMN note;',
    down: 'ALTER TABLE orders ADD COLUMN note text;',
    verdict: 'not-reversed',
    says: ['missing index public.orders_note_idx'],
  },
  { title: 'no down script', up: 'CREATE TABLE items ();', verdict: 'no-down' },
  {
    title: 'no way back, as the script says',
    up: 'DROP INDEX orders_note_idx;',
    down: '-- irreversible: nobody remembers what it was for\n',
    verdict: 'irreversible',
    says: ['nobody remembers what it was for'],
  },
  {
    title: 'an up script that fails',
    up: 'CREATE TABLE items ();\nCREATE TABLE items ();',
    down: '',
    verdict: 'fails',
    says: ['up at 2:1: relation "items" already exists'],
  },
  {
    title: 'a down script that fails',
    up: 'CREATE TABLE items ();',
    down: 'DROP TABLE item;',
    verdict: 'fails',
    says: ['down at 1:1: table "item" does not exist'],
  },
  {
    title: 'two statements that need no transaction',
    up: '-- no-transaction\nDROP INDEX CONCURRENTLY orders_note_idx; SELECT 1;',
    down: 'SELECT 1;',
    verdict: 'fails',
    says: ['up at 2:1: DROP INDEX CONCURRENTLY cannot run inside a transaction block'],
  },
  {
    title: 'outside of a transaction, both ways',
    up: '-- no-transaction\nCREATE INDEX CONCURRENTLY late ON orders (id);',
    down: '-- no-transaction\nDROP INDEX CONCURRENTLY late;',
    verdict: 'reversible',
  },
  {
    title: 'outside of a transaction, and down takes what up has not made',
    up: '-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY late ON orders (id);',
    down: '-- no-transaction\nALTER TABLE orders DROP CONSTRAINT late;',
    verdict: 'fails',
    says: ['down at 2:1: constraint "late" of relation "orders" does not exist'],
  },
  {
    title: 'a sequence that goes on counting',
    up: "INSERT INTO counters VALUES (1);\nDO $$ BEGIN EXECUTE format('CREATE TABLE n%s ()', (SELECT count(*) FROM counters)); END $$;",
    down: 'DROP TABLE n1;',
    verdict: 'not-repeatable',
    says: ['extra table public.n2', 'missing table public.n1'],
  },
];

/** What the cases stand on. */
export const BASE = `CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE INDEX orders_note_idx ON orders (note);
CREATE TABLE counters (n bigint);
`;
