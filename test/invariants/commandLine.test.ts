import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { catalog } from '../../src/cli/catalog.ts';
import { callStaircase } from '../cli/callStaircase.ts';

const NAMES = catalog.flatMap(({ name, aliases = [] }) => [name, ...aliases]);

/** The command lines of the platform's handbook, with `sqlx` replaced by `staircase`. */
const HANDBOOK = [
  'migrate run',
  'migrate list',
  'migrate revert',
  'migrate revert --version V',
  'migrate verify',
  'migrate list --revert',
  'migrate reset',
  'database check',
];

test('every command line of the handbook exists, and the README has it', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const line of HANDBOOK) {
    assert.ok(exists(line), line);
    assert.ok(readme.includes(`| \`staircase ${line}\` |`), `README: ${line}`);
  }
});

test('docs/command-line.md has every command, and no other', () => {
  const docs = readFileSync('docs/command-line.md', 'utf8');
  const table = docs.split('## Which database')[0] ?? '';
  const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell);
  const lines = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, it = '']) => it));
  const named = lines.map((it) => (it.includes(' ') ? it : `database ${it}`)).map(nameOf);
  assert.deepEqual(new Set(named), new Set(NAMES.filter((name) => name !== 'override skip')));
});

const DATABASE = ['-D, --database-url', '--target', '--connect-timeout', '--no-dotenv'];

const FOLDER = ['--source', '--config'];

/** These are about SQL and rules, and no database; the latter not even about a folder. */
const WITHOUT_DATABASE: readonly string[] = ['lint', 'rules', 'explain', 'rehearse', 'down'];
const WITHOUT_FOLDER: readonly string[] = ['rules', 'explain'];

test('every command takes the database and the folder, and shows examples', () => {
  for (const { name, options, examples } of catalog) {
    const flags = options.map((it) => it.flags.split(' <')[0]);
    const wanted = [
      ...(WITHOUT_DATABASE.includes(name) ? [] : DATABASE),
      ...(WITHOUT_FOLDER.includes(name) ? [] : FOLDER),
      '--json',
    ];
    for (const flag of wanted) assert.ok(flags.includes(flag), `${name} lacks ${flag}`);
    assert.ok(examples.length > 0, `${name} has no example`);
    for (const [line] of examples) assert.ok(exists(line.replace(/^staircase /, '')), line);
  }
});

test('the help of a group names what is in it, of two names for one command only ours', async () => {
  const help = async (line: string) =>
    (await callStaircase(`${line} --help`, { directory: '.' })).out;
  assert.match(await help('migrate override'), /^ {2}skip /m);
  assert.match(await help('migrate'), /^ {2}list /m);
  assert.doesNotMatch(await help('migrate'), /^ {2}(?:info|override) /m);
});

test('the command line starts without the linter and its parser', () => {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const text = readFileSync(file, 'utf8').replaceAll(/^(?:import|export) type [^;]*;/gm, '');
    const imports = text.matchAll(/^(?:import|export)\s[^'"]*?['"](\.[^'"]+)['"];/gm);
    for (const [, target = ''] of imports) load(join(dirname(file), target));
  };
  load('src/cli/main.ts');
  assert.ok(loaded.size > 20);
  assert.deepEqual(
    [...loaded].filter((it) => /^src\/(lint|sql)\//.test(it)),
    // How the parser will be compiled is said before it is loaded.
    ['src/sql/keepBaseline.ts'],
  );
});

/** Whether its command is there, and each of its options. */
function exists(line: string): boolean {
  const spec = catalog.find((it) => [it.name, ...(it.aliases ?? [])].includes(nameOf(line)));
  const flags = [...line.matchAll(/ (--?[a-z-]+)/g)].map(([, flag = '']) => flag);
  return (
    flags.every((flag) => spec?.options.some((it) => it.flags.split(/[ ,]+/).includes(flag))) &&
    spec !== undefined
  );
}

/** The longest name of a command that a line begins with. */
function nameOf(line: string): string {
  const matching = NAMES.filter((name) => line === name || line.startsWith(`${name} `));
  return matching.sort((a, b) => b.length - a.length)[0] ?? line;
}
