import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Migration } from '../../src/migrations/migration.ts';
import { sparesRows } from '../../src/rehearsal/survival/sparesRows.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

const SPARED: readonly (readonly [up: string, down: string])[] = [
  ['CREATE TABLE a (b int); CREATE INDEX ON a (b);', 'DROP TABLE a;'],
  ['CREATE TABLE s.a ();', 'DROP TABLE IF EXISTS s.a;'],
  ['CREATE TABLE a (); CREATE TABLE b ();', 'DROP TABLE b, a;'],
  ["CREATE TYPE t AS ENUM ('a');", 'DROP TYPE t;'],
  ["CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';", 'DROP FUNCTION f;'],
];

const NOT_SPARED: readonly (readonly [up: string, down: string])[] = [
  ['CREATE TABLE a ();', 'DROP TABLE b;'],
  ['CREATE TABLE a ();', 'DROP TABLE s.a;'],
  ['CREATE TABLE a ();', 'DROP TABLE a CASCADE;'],
  ['CREATE TABLE IF NOT EXISTS a ();', 'DROP TABLE a;'],
  ['CREATE TEMP TABLE a ();', 'DROP TABLE a;'],
  ['DROP TABLE a; CREATE TABLE a ();', 'DROP TABLE a;'],
  ['SET search_path = s; CREATE TABLE a ();', 'DROP TABLE a;'],
  ['CREATE TABLE a PARTITION OF b DEFAULT;', 'DROP TABLE a;'],
  ["CREATE TYPE t AS ENUM ('a');", 'DROP TYPE t CASCADE;'],
  ['ALTER TABLE a ADD COLUMN b int;', 'ALTER TABLE a DROP COLUMN b;'],
];

describe('nothing that was there before is touched, so that no rows are needed', () => {
  for (const [up, down] of SPARED)
    test(`${up} ${down}`, () => assert.equal(sparesRows(migrationOf(up, down), parser), true));
});

describe('a row that was there before may be touched', () => {
  for (const [up, down] of NOT_SPARED)
    test(`${up} ${down}`, () => assert.equal(sparesRows(migrationOf(up, down), parser), false));
});

function migrationOf(up: string, down: string): Migration {
  const scriptOf = (text: string) => {
    return { path: 'x.sql', text, noTransaction: false, checksum: Buffer.of() };
  };
  return {
    ...{ version: 1n, description: '', layout: 'flat', path: '', folder: '' },
    ...{ up: scriptOf(up), down: scriptOf(down) },
  };
}
