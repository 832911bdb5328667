import { NOTHING } from '../lint/inverse/downScript.ts';
import { factsAround } from '../rehearsal/factsAround.ts';
import type { Difference } from '../schema/differences.ts';
import { differenceSql } from './differenceSql.ts';
import { type Proof, proveDown, withDown } from './proveDown.ts';
import { dropsInTheWay } from './rareRest.ts';
import { restText } from './restText.ts';
import type { ReversalTask } from './reversalTask.ts';
import { withRowValues } from './rowValues.ts';
import { type TextualDown, textualDown } from './textualDown.ts';
import { withoutStatements } from './withoutStatements.ts';

/** A down script, and what is known of it. */
export interface DownDraft extends Proof {
  /** What it was made of: the words of the migrations, the difference between two catalogues. */
  readonly source: 'text' | 'text and difference' | 'difference';
}

/**
 * Writes the down script of a migration, and rehearses it before it is offered: first what the text
 * of the migrations tells, which keeps a person's words; then what that leaves behind put below it;
 * then the difference between the databases after and before; then what that leaves. The best is
 * taken where none is proven. Undefined where the up script does not parse, or the signal has ended it.
 */
export async function generateDown(task: ReversalTask): Promise<DownDraft | undefined> {
  const { folder, migration, context } = task;
  const textual = textualDown(folder, migration, context.parser);
  const first = textual && (await provenOnRows(task, textual.text));
  if (!textual || !first) return undefined;
  const drafts: DownDraft[] = [{ ...first, source: 'text' }];
  if (!mayBeBetter(first)) return drafts[0];
  for (const [source, text] of await filledIn(task, textual, first.rehearsal.changes)) {
    const proof = await provenOnRows(task, text);
    if (!proof) return undefined;
    drafts.push({ ...proof, source });
    if (proof.isProven) break;
  }
  const best = bestOf(drafts);
  return best && !best.isProven ? await completed(task, best, textual) : best;
}

/** A script that only runs on empty tables is tried with values for the rows there are. */
async function provenOnRows(task: ReversalTask, text: string): Promise<Proof | undefined> {
  const proof = await proveDown(task, text);
  const failure = proof?.rehearsal.failure;
  if (failure?.leg !== 'down' || failure.sqlstate !== NOT_NULL_VIOLATION) return proof;
  const filled = withRowValues(text, task.context.parser);
  const better = filled === undefined ? proof : await proveDown(task, filled);
  return better?.rehearsal.failure ? proof : better;
}

const NOT_NULL_VIOLATION = '23502';

/** With what pg-delta does not model, if that makes it better. */
async function completed(
  task: ReversalTask,
  best: DownDraft,
  textual: TextualDown,
): Promise<DownDraft | undefined> {
  const rest = restText(best.rehearsal, task.context.parser);
  if (rest === undefined) return best;
  const own = best.source === 'text' ? textual.filled : best.text;
  const proof = await proveDown(task, appended(own, rest));
  if (!proof) return undefined;
  const source = best.source === 'text' ? 'text and difference' : best.source;
  return bestOf([best, { ...proof, source }]);
}

function bestOf(drafts: readonly DownDraft[]): DownDraft | undefined {
  return drafts.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** What fails on the way there fails with every way back. */
function mayBeBetter({ isProven, rehearsal: { verdict, failure } }: Proof): boolean {
  if (isProven || verdict === 'not-provable') return false;
  return failure === undefined || failure.leg !== 'up';
}

async function filledIn(
  task: ReversalTask,
  textual: TextualDown,
  changes: readonly Difference[],
): Promise<[source: DownDraft['source'], text: string][]> {
  const changed = withDown(task, textual.filled);
  const { parser } = task.context;
  const facts = await factsAround(
    task.stage,
    { folder: changed.folder, context: task.context },
    changed.migration,
    'left out',
  );
  if (!facts) return [];
  const { before, after, undone, refused } = facts;
  const rest = undone && (await differenceSql(undone, before, parser));
  const all = await differenceSql(after, before, parser);
  const own = withoutStatements(textual.filled, refused);
  const inTheWay = dropsInTheWay(changes).join('\n');
  return [
    ...(rest ? [['text and difference', appended(own, rest)] as const] : []),
    ...(all ? [['difference', textual.withBody(all)] as const] : []),
    ...(all && inTheWay
      ? [['difference', textual.withBody(`${inTheWay}\n\n${all}`)] as const]
      : []),
  ].map(([source, text]) => [source, text]);
}

function appended(text: string, more: string): string {
  const isCrlf = text.includes('\r\n');
  const own = text.replace(NOTHING, '').trimEnd();
  return `${own}\n\n${more}\n`.replaceAll(/\r?\n/g, isCrlf ? '\r\n' : '\n');
}

/** Least first: proven, then with few differences, then what does not run. */
function rank({ isProven, rehearsal: { verdict, differences } }: DownDraft): number {
  if (isProven) return 0;
  if (verdict === 'not-repeatable') return 1;
  if (verdict === 'fails') return Number.MAX_SAFE_INTEGER;
  return 1 + differences.filter(({ isNote }) => !isNote).length;
}
