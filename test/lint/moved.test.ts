import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Replay } from '../../src/lint/history/replay.ts';
import { ScriptReplay } from '../../src/lint/history/scriptReplay.ts';
import { scriptFindings } from '../../src/lint/lint.ts';
import { defaultOptions, type LintOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import type { ScriptSource } from '../../src/lint/subject.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import type { ParsedScript } from '../../src/sql/parser.ts';
import { Reparser } from '../../src/sql/reparser.ts';

const OPTIONS: LintOptions = {
  ...defaultOptions(new Date()),
  severities: Object.fromEntries(RULES.map(({ name }) => [name, 'warning'])),
};

test('rules see no difference between statements that an edit has moved and new ones', async () => {
  const parser = await loadParser();
  for (const path of globSync('src/lint/rules/*.sql')) {
    const rest = readFileSync(path, 'utf8');
    const [text, edited] = [`SELECT 1;\n${rest}`, `SELECT 100;\n${rest}`];
    const moved = new Reparser(parser).parse(edited, { text, parsed: parser.parse(text) });
    const script = { path, text: edited };
    assert.deepEqual(
      foundAfterItself(script, moved),
      foundAfterItself(script, parser.parse(edited)),
    );
  }
});

test('edits in any order are linted as if the script had been written so', async () => {
  const parser = await loadParser();
  const reparser = new Reparser(parser);
  for (const path of globSync('src/lint/rules/*.sql').filter((_, index) => index % 4 === 0)) {
    let script: Script = { path, text: readFileSync(path, 'utf8') };
    let parsed = parser.parse(script.text);
    const before = replayed(script, parsed);
    let replay = new ScriptReplay(sourceOf(script, parsed), before);
    foundIn(script, parsed, replay);
    for (let share = 0; share < 3; share += 0.37) {
      const edited = withTable(script, share % 1);
      parsed = reparser.parse(edited.text, { text: script.text, parsed });
      script = edited;
      replay = replay.edited(sourceOf(script, parsed));
      const anew = parser.parse(script.text);
      const fresh = new ScriptReplay(sourceOf(script, anew), before);
      assert.deepEqual(foundIn(script, parsed, replay), foundIn(script, anew, fresh), path);
    }
  }
});

interface Script {
  readonly path: string;
  readonly text: string;
}

/** One more behind a statement of it. */
function withTable({ path, text }: Script, share: number): Script {
  const at = text.indexOf(';\n', text.length * share) + 1;
  const table = ` CREATE TABLE more_${at} (id int);`;
  return { path, text: `${text.slice(0, at)}${table}${text.slice(at)}` };
}

/** In a script that runs after itself: what is there is of moved statements, too. */
function foundAfterItself(script: Script, parsed: ParsedScript): unknown {
  const replay = new ScriptReplay(sourceOf(script, parsed), replayed(script, parsed));
  return foundIn(script, parsed, replay);
}

/** With their fixes. */
function foundIn(script: Script, parsed: ParsedScript, replay: ScriptReplay): unknown {
  const linted = scriptOf(sourceOf(script, parsed), OPTIONS, {
    migration: () => undefined,
    history: (statement) => replay.before(statement),
  });
  return scriptFindings(linted, ruleSet(RULES, OPTIONS)).map((it) => ({ ...it, fixes: it.fixes }));
}

function sourceOf({ path, text }: Script, parsed: ParsedScript): ScriptSource {
  return { path, text, role: 'up', wrapping: 'transaction', parsed };
}

/** The schema behind a script. */
function replayed(script: Script, { statements }: ParsedScript): () => Replay {
  const replay = new Replay();
  replay.add({ ...script, statements });
  return () => replay.fork(replay.moment);
}
