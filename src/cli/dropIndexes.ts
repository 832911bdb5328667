import { inReadOnlyTransaction } from '../database/readOnly.ts';
import { type DropReport, dropInvalidIndex } from '../engine/dropInvalidIndex.ts';
import { findInvalidIndexes, type InvalidIndex } from '../engine/invalidIndexes.ts';
import { scriptStatements } from '../engine/scriptStatements.ts';
import { dropIndexQuestion, dropIndexSummary } from '../view/dropIndexText.ts';
import { askQuestion } from './askQuestion.ts';
import { EXIT } from './command.ts';
import { lockOptions } from './lockOptions.ts';
import { printJson, targetJson } from './output/json.ts';
import { READ_LIMITS, type Workbench } from './planning.ts';
import { UsageError } from './usageError.ts';

/** Drops the INVALID indexes that the scripts of a version name, each after a question. */
export async function dropIndexes(bench: Workbench, version: bigint): Promise<number> {
  const { context, target } = bench;
  const indexes = await invalidIndexes(bench, version);
  if (indexes.length === 0) {
    const message = `No INVALID index is there that a script of ${version} names.`;
    throw new UsageError(message, 'See staircase migrate list for its state.');
  }
  const reports: DropReport[] = [];
  for (const index of indexes) {
    if (!(await askQuestion(context, target, dropIndexQuestion(index, target)))) return EXIT.failed;
    const report = await dropInvalidIndex(bench.session, index, lockOptions(bench));
    if (!context.flags.json) context.terminal.out(dropIndexSummary(report, index, target));
    reports.push(report);
  }
  const dropped = indexes.map(({ name }, at) => ({ name, outcome: reports[at]?.outcome }));
  const isDone = reports.every(({ outcome }) => outcome === 'done');
  const outcome = isDone ? 'done' : 'failed';
  if (context.flags.json) printJson(context, { target: targetJson(target), outcome, dropped });
  return isDone ? EXIT.fine : EXIT.failed;
}

async function invalidIndexes(
  { folder, parser, session }: Workbench,
  version: bigint,
): Promise<InvalidIndex[]> {
  const found = folder.migrations.filter((it) => it.version === version);
  const scripts = found.flatMap(({ up, down }) => [up, down].flatMap((it) => it ?? []));
  const statements = scripts.flatMap(
    ({ text }) => scriptStatements(parser.parse(text), text) ?? [],
  );
  const find = () => findInvalidIndexes(session, statements);
  return await inReadOnlyTransaction(session, find, READ_LIMITS);
}
