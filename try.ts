import { mkdtempSync, writeFileSync } from 'node:fs';
import { BuiltInStage } from './src/rehearsal/builtInStage.ts';
import { installedEnvironment } from './src/database/installedEnvironment.ts';
import { readFolder } from './src/migrations/readFolder.ts';
import { loadParser } from './src/sql/libpgQuery.ts';
import { generateDown } from './src/reversal/generateDown.ts';
const folder = await readFolder(process.argv[2]);
const parser = await loadParser();
const { builtIn } = installedEnvironment('/work/wt/down', process.env);
const stage = new BuiltInStage(mkdtempSync('/tmp/st-'), builtIn);
const context = { parser, ledgerName: '_sqlx_migrations', createSchemas: [], allowTransactionControl: false };
const counts = {};
const only = process.argv[3];
for (const migration of folder.migrations) {
  if (only && !String(migration.version).startsWith(only)) continue;
  const t = performance.now();
  const d = await generateDown({ stage, folder, migration, context });
  const key = d ? `${d.source} ${d.rehearsal.verdict}` : 'none';
  counts[key] = (counts[key] ?? 0) + 1;
  if (key !== 'text reversible' && key !== 'text lossy') {
    console.log('=====', migration.path, key, Math.round(performance.now()-t), d?.rehearsal.failure?.message ?? '', d?.rehearsal.reasons, d?.rehearsal.differences.filter(x=>!x.isNote).map(x=>`${x.change} ${x.kind} ${x.identity}`));
    console.log(d?.text);
  }
}
console.log(counts);
await stage.close();
