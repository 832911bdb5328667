import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import type { ParsedScript, Statement } from '../../src/sql/parser.ts';
import { Reparser } from '../../src/sql/reparser.ts';
import { Random } from '../lint/fuzz/random.ts';

const COUNT = Number(process.env['STAIRCASE_FUZZ_COUNT'] ?? 500);
const SEED = Number(process.env['STAIRCASE_FUZZ_SEED'] ?? Date.now() % 1_000_000);

/** What may move the border between two statements. */
const TYPED: readonly [string, ...string[]] = [
  ';',
  ...["'", '"', '$$', '$x$', '--', '/*', '*/', '\n', '\r\n', ' ', 'x', '(', ')', 'é', '😀'],
  ...['BEGIN ATOMIC', 'END', 'DO $$ BEGIN UPDATE t SET a = 1; END $$;', 'SELECT 1', "E'\\'", '\\'],
  ...['SELECT 1;', '\0', '\ud800', '\ufeff', ';--', '--;\n', '/* ; */', 'CREATE TABLE t (a int);'],
];

test(`a text after an edit is parsed as if it were new (seed ${SEED})`, async () => {
  const parser = await loadParser();
  const random = new Random(SEED);
  const texts = globSync('src/lint/rules/*.sql').map((it) => readFileSync(it, 'utf8'));
  let parsedAnew = 0;
  const reparser = new Reparser({
    parse: (text) => {
      parsedAnew += text.length;
      return parser.parse(text);
    },
  });
  let [text, parsed] = ['', parser.parse('')];
  let length = 0;
  for (let n = 0; n < COUNT; n++) {
    if (n % 20 === 0) {
      text = joined(random, texts);
      parsed = parser.parse(text);
    }
    const edited = typedInto(random, text);
    const after = reparser.parse(edited, { text, parsed });
    const anew = parser.parse(edited);
    assert.deepEqual(plain(after), plain(anew), JSON.stringify({ text, edited }));
    length += edited.length;
    // Much of what is typed does not parse: go on from a text that does.
    if (!anew.problem) [text, parsed] = [edited, after];
  }
  assert.ok(parsedAnew < length, `${parsedAnew} of ${length} characters`);
});

test('the statements that were not touched are not parsed again', async () => {
  const parser = await loadParser();
  const seen: string[] = [];
  const parse = (it: string) => {
    seen.push(it);
    return parser.parse(it);
  };
  const text = 'SELECT 1;\nSELECT 2;\nSELECT 3;\n';
  const before = { text, parsed: parser.parse(text) };
  const { statements } = new Reparser({ parse }).parse(text.replace('2', '22'), before);
  assert.deepEqual(seen, ['\nSELECT 22;']);
  assert.deepEqual(
    statements.map(({ span }) => span.start),
    [0, 10, 21],
  );
});

test('ten thousand edits at the beginning leave the end no deeper than one', async () => {
  const parser = await loadParser();
  const reparser = new Reparser(parser);
  let text = 'SELECT 1;\nSELECT 2;\n';
  let parsed = parser.parse(text);
  for (let n = 0; n < 10_000; n++) {
    const edited = n % 2 === 0 ? ` ${text}` : text.slice(1);
    parsed = reparser.parse(edited, { text, parsed });
    text = edited;
  }
  assert.equal(parsed.statements[1]?.span.start, 10);
});

/** Some statements that parse, from the cases of the rules. */
function joined(random: Random, texts: readonly string[]): string {
  const parts = Array.from({ length: 3 }, () => {
    const text = texts[random.below(texts.length)] ?? '';
    const cases = text.split(/^-- (?:file|fixed).*$/m);
    return cases[random.below(cases.length)];
  });
  return parts.join('\n');
}

function typedInto(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const gone = random.pick([0, 0, 1, 1, 3, 40]);
  return text.slice(0, at) + random.pick(TYPED) + text.slice(at + gone);
}

/** Without what is worked out on demand, and with places instead of byte counts. */
function plain({ statements, problem }: ParsedScript): unknown {
  return { problem, statements: statements.map(plainStatement) };
}

function plainStatement(statement: Statement): unknown {
  const { kind, node, span, body } = statement;
  const found = body?.();
  return {
    kind,
    span,
    node: placed(node, (location) => statement.offsetAt(location)),
    body: found && {
      ...found,
      statements: found.statements.map((it) => ({
        ...(plainStatement(it) as object),
        isGuarded: it.inDo.isGuarded,
        isIn: it.inDo.block === statement,
      })),
    },
  };
}

function placed(value: unknown, offsetAt: Statement['offsetAt']): unknown {
  if (Array.isArray(value)) return value.map((it) => placed(it, offsetAt));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => [
      key,
      /(location|list_start|list_end)$/.test(key) && typeof it === 'number'
        ? offsetAt(it)
        : placed(it, offsetAt),
    ]),
  );
}
