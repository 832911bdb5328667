import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { useServer } from '../support/postgres.ts';
import { schemaText, schemaTexts } from '../../src/schema/schemaText.ts';
import { textDifferences } from '../../src/schema/textDifferences.ts';
import { readCatalogue } from '../../src/schema/readCatalogue.ts';
import { openSession } from '../database/openSession.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { kindBlocks } from './kindBlocks.ts';
const server = useServer();
test('round', async (t) => {
  const parser = await loadParser();
  const s = await openSession(t, await server.createDatabase());
  for (const { sql } of kindBlocks()) await s.script(sql);
  const texts = schemaTexts(await readCatalogue(s));
  const r = await openSession(t, await server.createDatabase());
  let left = parser.parse(schemaText(texts)).statements.map(({ span }) => schemaText(texts).slice(span.start, span.end));
  const errors = new Map<string, string>();
  await r.script('SET check_function_bodies = off');
  for (;;) {
    const next: string[] = [];
    for (const sql of left) {
      try { await r.script(sql); errors.delete(sql); } catch (e) { next.push(sql); errors.set(sql, String(e)); }
    }
    if (next.length === left.length) break;
    left = next;
  }
  for (const [sql, e] of errors) console.log('LEFT', e, '\n   ', sql);
  const again = schemaTexts(await readCatalogue(r));
  for (const d of textDifferences(texts, again)) console.log(d.change, d.kind, d.identity, '\n', d.before, '\n ->\n', d.after);
});
