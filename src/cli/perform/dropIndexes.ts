import { inReadOnlyTransaction } from '../../database/readOnly.ts';
import { type DropReport, dropInvalidIndex } from '../../engine/halfDone/dropInvalidIndex.ts';
import {
  dropIndexStatement,
  findInvalidIndexes,
  type InvalidIndex,
} from '../../engine/halfDone/invalidIndexes.ts';
import { scriptStatements } from '../../engine/halfDone/scriptStatements.ts';
import { dropIndexQuestion, dropIndexSummary } from '../../view/report/dropIndexText.ts';
import { askQuestion } from '../ask/askQuestion.ts';
import { EXIT } from '../command.ts';
import { failureJson, printJson, remarkJson, targetJson } from '../output/json.ts';
import { UsageError } from '../usageError.ts';
import type { Workbench } from '../workbench.ts';
import { exitCode } from './exitCode.ts';
import { lockOptions } from './lockOptions.ts';
import { nothingDone } from './nothingDone.ts';
import { READ_LIMITS } from './planning.ts';

/** Drops the INVALID indexes that the scripts of a version name, each after a question. */
export async function dropIndexes(bench: Workbench, version: bigint): Promise<number> {
  const { context } = bench;
  const indexes = await invalidIndexes(bench, version);
  if (indexes.length === 0) {
    const message = `No INVALID index is there that a script of ${version} names.`;
    throw new UsageError(message, 'See staircase migrate list for its state.');
  }
  if (context.flags.dryRun) return sayPlanned(bench, indexes);
  for (const index of indexes) {
    const question = dropIndexQuestion(index, bench.target);
    if (!(await askQuestion(context, bench.target, question))) return nothingDone(context);
  }
  return await dropAll(bench, indexes);
}

/** Stops at the first that cannot be dropped. */
async function dropAll(bench: Workbench, indexes: readonly InvalidIndex[]): Promise<number> {
  const { context, target, session } = bench;
  const dropped: string[] = [];
  let report: DropReport = { outcome: 'done', refusals: [] };
  for (const index of indexes) {
    report = await dropInvalidIndex(session, index, lockOptions(bench));
    if (!context.flags.json) context.terminal.out(dropIndexSummary(report, index, target));
    if (report.outcome !== 'done') break;
    dropped.push(index.name);
  }
  if (context.flags.json)
    printJson(context, { target: targetJson(target), ...json(report), dropped });
  return exitCode(report);
}

function json({ outcome, refusals, failure }: DropReport) {
  const reasons = { refusals: refusals.map(remarkJson) };
  return { outcome, ...reasons, ...(failure && { failure: failureJson(failure) }) };
}

/** What a dry run would send. */
function sayPlanned({ context, target }: Workbench, indexes: readonly InvalidIndex[]): number {
  const statements = indexes.map((index) => dropIndexStatement(index));
  if (context.flags.json) {
    printJson(context, { target: targetJson(target), outcome: 'planned', statements });
  } else for (const statement of statements) context.terminal.out(`${statement};`);
  return EXIT.fine;
}

/** The INVALID indexes that the scripts of a version name. */
export async function invalidIndexes(
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
