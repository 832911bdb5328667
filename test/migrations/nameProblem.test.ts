import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameProblem } from '../../src/migrations/nameProblem.ts';

/** What a file or directory is to be renamed to. */
const NAMES: readonly [name: string, what: 'file' | 'directory', example: string][] = [
  ['V1__create_a.sql', 'file', '1_create_a.sql'],
  ['U003__leading_zero.sql', 'file', '003_leading_zero.sql'],
  ['V2.1__sub_version.sql', 'file', '21_sub_version.sql'],
  ['V2024_01_01__Add-Posts.sql', 'file', '20240101_Add-Posts.sql'],
  ['20230101-120000_dashed', 'directory', '20230101120000_dashed'],
  ['R__view.sql', 'file', '20260730140000_add_users.sql'],
  ['notes_on_users.sql', 'file', '20260730140000_add_users.sql'],
  ['add_users', 'directory', '20260730140000_add_users'],
];

for (const [name, what, example] of NAMES) {
  test(`${name} is told to be renamed to ${example}`, () => {
    const { message } = nameProblem(`/m/${name}`, { kind: 'bad-name' }, what);
    assert.ok(message.includes(`Rename it, such as ${example}, or move it`), message);
  });
}
