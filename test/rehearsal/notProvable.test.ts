import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { provableScript } from '../../src/rehearsal/notProvable.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

/** The statement, and what it needs; undefined where it is run. */
const STATEMENTS: readonly (readonly [sql: string, need: string | undefined])[] = [
  ['ALTER SYSTEM SET work_mem = 1', 'the settings of the whole server'],
  ['CREATE DATABASE shop', 'another database'],
  ["ALTER DATABASE shop SET search_path = ''", 'another database'],
  ['GRANT CONNECT ON DATABASE shop TO PUBLIC', 'a database of this name'],
  ["COMMENT ON DATABASE shop IS ''", 'a database of this name'],
  ["CREATE TABLESPACE fast LOCATION '/mnt'", 'a tablespace'],
  ['CREATE TABLE a () TABLESPACE fast', 'the tablespace fast'],
  ['CREATE INDEX ON a (b) TABLESPACE fast', 'the tablespace fast'],
  ['CREATE TABLE a () TABLESPACE pg_default', undefined],
  ["COPY a TO PROGRAM 'gzip'", 'a program of the server'],
  ["COPY a FROM '/etc/passwd'", 'a file of the server'],
  ['COPY a TO STDOUT', undefined],
  ["SELECT pg_read_file('/etc/passwd')", 'a file of the server'],
  ["INSERT INTO a SELECT pg_catalog.pg_ls_dir('.')", 'a file of the server'],
  ["SELECT lo_import('/etc/passwd')", 'a file of the server'],
  ["DO $$ BEGIN PERFORM pg_read_file('x'); END $$", 'a file of the server'],
  ["DO $$ BEGIN IF false THEN PERFORM pg_read_file('x'); END IF; END $$", undefined],
  ["CREATE FUNCTION f() RETURNS text RETURN pg_read_file('x')", undefined],
  ['SELECT pg_reload_conf()', 'the system of the server'],
  ['SELECT pg_terminate_backend(1)', 'the system of the server'],
  ["SELECT pg_create_logical_replication_slot('a', 'b')", 'replication of the server'],
  ["SELECT pg_drop_replication_slot('a')", 'replication of the server'],
  ["CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p", 'a server to subscribe to'],
  ['CREATE PUBLICATION p', undefined],
  ["LOAD 'auto_explain'", 'a library of the server'],
  ["CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f'", 'a library of the server'],
  ["CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS ''", 'the language plpython3u'],
  ["CREATE FUNCTION f() RETURNS int LANGUAGE SQL AS 'SELECT 1'", undefined],
  ['CREATE EXTENSION postgis', 'the extension postgis'],
  ["COMMENT ON EXTENSION postgis IS ''", 'the extension postgis'],
  ['DROP EXTENSION postgis', 'the extension postgis'],
  ['DROP EXTENSION IF EXISTS postgis', undefined],
  ['CREATE EXTENSION ltree', undefined],
  ['CREATE ROLE app', undefined],
  ['ALTER TABLE a OWNER TO app', undefined],
];

const OWN = { extensions: new Set(['ltree']), ownsServer: true };

describe('a statement that is not run on a stage', () => {
  for (const [sql, need] of STATEMENTS) {
    test(`${sql}: ${need ?? 'is run'}`, () => {
      assert.deepEqual(reasonsOf(sql), need === undefined ? [] : [need]);
    });
  }

  for (const sql of ['CREATE ROLE app', 'DROP ROLE app', 'GRANT app TO other']) {
    test(`${sql}, on a server that others use`, () => {
      assert.deepEqual(reasonsOf(sql, false), ['the roles of the whole server']);
    });
  }

  test('blanks stand in its place, and its checksum stays', () => {
    const text = "CREATE TABLE a ();\nCOPY a\n  FROM '/x';\nSELECT 1;\n";
    const { script, left } = provable(text);
    assert.equal(script.text, 'CREATE TABLE a ();\n      \n           ;\nSELECT 1;\n');
    assert.equal(script.checksum, CHECKSUM);
    assert.deepEqual(
      left.map(({ reason }) => reason),
      ["Not run here, as it needs a file of the server: COPY a FROM '/x'"],
    );
  });
});

const CHECKSUM = Buffer.from('of the file');

function provable(text: string, ownsServer = true) {
  const script = { path: 'up.sql', text, noTransaction: false, checksum: CHECKSUM };
  return provableScript(script, parser, { ...OWN, ownsServer });
}

function reasonsOf(sql: string, ownsServer = true): string[] {
  const { left } = provable(`${sql};`, ownsServer);
  return left.map(({ reason }) => /as it needs (.*?): /.exec(reason)?.[1] ?? reason);
}
