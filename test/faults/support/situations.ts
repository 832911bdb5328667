import type { Tree } from '../../migrations/makeTree.ts';

/** A database or a session in which a migration cannot run, and what a person is told. */
export interface Situation {
  readonly title: string;
  /** SQL of the superuser before the call; `:database` stands for its name. */
  readonly before?: string;
  /** A call that must succeed before the one in question. */
  readonly first?: string;
  /** Files beside, or instead of, two migrations that make a table each. */
  readonly files?: Tree;
  /** The URL's user, instead of the superuser. */
  readonly role?: string;
  /** The URL's `options`. */
  readonly options?: string;
  /** `migrate run` unless said otherwise. */
  readonly line?: string;
  /** Of the exit; 1 unless said otherwise. */
  readonly code?: number;
  /** What is printed, results and all that is said about them. */
  readonly told: readonly RegExp[];
}

/** Roles of the whole server. */
export const ROLES = `
  CREATE ROLE app LOGIN;
  CREATE ROLE reader LOGIN;
  ALTER ROLE reader SET default_transaction_read_only = on;
  CREATE ROLE nologin;
  CREATE ROLE crowded LOGIN CONNECTION LIMIT 0;`;

/** The ledger as sqlx makes it. */
const LEDGER = ledger('_sqlx_migrations');

const MAY_CREATE = 'GRANT CREATE ON SCHEMA public TO app;';

export const RIGHTS: readonly Situation[] = [
  {
    title: 'a role that may create nothing, and no ledger yet',
    role: 'app',
    told: [/permission denied for schema public/, /connect as the owner, or GRANT it/],
  },
  {
    title: 'a ledger that the role may not read',
    role: 'app',
    before: `${LEDGER} ${MAY_CREATE}`,
    told: [/permission denied for table _sqlx_migrations/, /A check of the database tells/],
  },
  {
    title: 'a ledger that the role may only read',
    role: 'app',
    before: `${LEDGER} ${MAY_CREATE} GRANT SELECT ON _sqlx_migrations TO app`,
    told: [/Nothing was run.*GRANT INSERT, UPDATE ON TABLE "public"\."_sqlx_migrations" TO "app";/],
  },
  {
    title: 'a ledger that the role may only read, and a script outside a transaction',
    role: 'app',
    before: `${LEDGER} ${MAY_CREATE} GRANT SELECT ON _sqlx_migrations TO app`,
    files: { 'migrations/1_a/up.sql': '-- no-transaction\nCREATE TABLE a ();' },
    told: [/Nothing was run.*GRANT INSERT, UPDATE ON/],
  },
  {
    title: 'a ledger from which the role may not delete, and a revert',
    role: 'app',
    before: `${LEDGER} ${MAY_CREATE} GRANT SELECT, INSERT, UPDATE ON _sqlx_migrations TO app`,
    first: 'migrate run',
    line: 'migrate revert',
    told: [/Nothing was run.*GRANT DELETE ON/],
  },
  {
    title: 'a script that sets a role without rights on the ledger',
    before: `${LEDGER} ${MAY_CREATE}`,
    files: { 'migrations/1_a/up.sql': 'SET ROLE app; CREATE TABLE a ();' },
    told: [/Writing its row in the ledger: permission denied/, /add RESET ROLE/],
  },
  {
    title: 'a schema to be created, and no right to',
    role: 'app',
    files: { 'sqlx.toml': '[migrate]\ntable-name = "s.ledger"\ncreate-schemas = ["s"]\n' },
    told: [/permission denied for database test_/, /connect as the owner, or GRANT it/],
  },
  {
    title: 'a ledger in a schema that the role may not use',
    role: 'app',
    before: `CREATE SCHEMA closed; ${ledger('closed.ledger')}`,
    files: { 'sqlx.toml': '[migrate]\ntable-name = "closed.ledger"\n' },
    told: [/permission denied for schema closed/, /connect as the owner, or GRANT it/],
  },
];

export const READ_ONLY: readonly Situation[] = [
  {
    title: 'a role whose transactions are read-only',
    role: 'reader',
    before: 'GRANT ALL ON SCHEMA public TO reader',
    told: [/cannot execute CREATE TABLE in a read-only transaction/, /as a role that may write/],
  },
  {
    title: 'a database whose transactions are read-only',
    before: 'ALTER DATABASE :database SET default_transaction_read_only = on',
    told: [/cannot execute CREATE TABLE in a read-only transaction/, /as a role that may write/],
  },
  {
    title: 'a session that is read-only by its URL, with a ledger',
    before: LEDGER,
    options: '-c default_transaction_read_only=on',
    told: [/cannot execute CREATE TABLE in a read-only transaction/, /1_a.up\.sql:1:1/],
  },
  {
    title: 'a read-only session, and a script outside a transaction',
    before: LEDGER,
    options: '-c default_transaction_read_only=on',
    files: { 'migrations/1_a/up.sql': '-- no-transaction\nCREATE TABLE a ();' },
    told: [/cannot execute CREATE TABLE in a read-only transaction/, /1_a.up\.sql:2:1/],
  },
];

export const LEDGERS: readonly Situation[] = [
  {
    title: 'a search_path that names no schema there is',
    options: '-c search_path=nowhere',
    told: [/no schema has been selected to create in/, /Name a schema that exists/],
  },
  {
    title: 'a ledger in a schema that does not exist',
    files: { 'sqlx.toml': '[migrate]\ntable-name = "app.ledger"\n' },
    told: [/schema "app" does not exist/, /create-schemas/],
  },
  {
    title: 'a table of that name which is no ledger',
    before: 'CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY)',
    told: [/public\._sqlx_migrations is not a ledger: it lacks description text/, /table-name/],
  },
  {
    title: 'an empty ledger, and one with rows that search_path hides',
    before: `${LEDGER} CREATE SCHEMA other; ${ledger('other._sqlx_migrations')}
      INSERT INTO other._sqlx_migrations VALUES (1, 'a', now(), true, '', 1)`,
    code: 2,
    told: [/is empty, but other\._sqlx_migrations has rows: a run may repeat them/, /table-name/],
  },
  {
    title: 'no ledger where search_path points, and one with rows elsewhere',
    before: `CREATE SCHEMA other; ${ledger('other._sqlx_migrations')}
      INSERT INTO other._sqlx_migrations VALUES (1, 'a', now(), true, '', 1)`,
    code: 2,
    told: [/other\._sqlx_migrations has rows: a run may repeat them/, /table-name/],
  },
];

export const CONNECTIONS: readonly Situation[] = [
  {
    title: 'a database that the role may not connect to',
    role: 'app',
    before: 'REVOKE CONNECT ON DATABASE :database FROM PUBLIC',
    told: [/permission denied for database/, /GRANT CONNECT ON DATABASE/],
  },
  {
    title: 'a database that takes no connections',
    before: 'ALTER DATABASE :database CONNECTION LIMIT 0',
    role: 'app',
    told: [/no connection is left.*too many connections for database/, /CONNECTION LIMIT/],
  },
  {
    title: 'a role that has no connection left',
    role: 'crowded',
    told: [/no connection is left.*too many connections for role/, /CONNECTION LIMIT/],
  },
  {
    title: 'a role that may not log in',
    role: 'nologin',
    told: [/role "nologin" is not permitted to log in/, /ALTER ROLE \.\.\. LOGIN/],
  },
  {
    title: 'a role that does not exist',
    role: 'nobody_here',
    told: [/there is no role named nobody_here/, /CREATE ROLE "nobody_here" LOGIN/],
  },
  {
    title: 'a server that lacks what came with PostgreSQL 9.6',
    before: 'ALTER FUNCTION pg_catalog.parse_ident(text, boolean) RENAME TO parse_ident_later',
    told: [/function .*parse_ident.* does not exist/, /PostgreSQL 12 or later/],
  },
  {
    title: 'a session whose statements end at once',
    before: LEDGER,
    options: '-c statement_timeout=50',
    files: { 'migrations/1_a/up.sql': 'CREATE TABLE a (); SELECT pg_sleep(60);' },
    told: [/canceling statement due to statement timeout/, /1_a.up\.sql:1:20/],
  },
];

function ledger(name: string): string {
  return `CREATE TABLE ${name} (version bigint PRIMARY KEY, description text NOT NULL,
    installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL,
    checksum bytea NOT NULL, execution_time bigint NOT NULL);`;
}
