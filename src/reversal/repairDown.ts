import { factsAround } from '../rehearsal/factsAround.ts';
import type { Parser } from '../sql/parser.ts';
import { differenceSql } from './differenceSql.ts';
import { withoutVerdict } from './offeredText.ts';
import { type Proof, proveDown, withDown } from './proveDown.ts';
import { repeatableSql } from './repeatableSql.ts';
import { restText } from './restText.ts';
import type { ReversalTask } from './reversalTask.ts';

/** What came of mending a down script. */
export interface Repair extends Proof {
  /** Whether anything was added to the person's text. */
  readonly isChanged: boolean;
}

/**
 * Adds to the down script of a migration what it leaves behind, and rehearses the whole: the person's
 * text stays as it is, and what it misses stands below it. Where it does not run at all, what leads
 * back comes first, and IF EXISTS is added to what then has nothing to do. What it was is given back
 * where nothing helps. Undefined without a down script, or when the signal has ended it.
 */
export async function repairDown(task: ReversalTask): Promise<Repair | undefined> {
  const { down } = task.migration;
  if (!down) return undefined;
  const own = withoutVerdict(down.text);
  const first = await proveDown(task, own);
  if (!first) return undefined;
  if (first.isProven) return { ...first, isChanged: own !== down.text };
  let last = first;
  for (const text of await mended(task, own)) {
    const proof = await proveDown(task, text);
    if (!proof) return undefined;
    if (proof.isProven) return { ...proof, isChanged: true };
    last = proof;
  }
  const more = restText(last.rehearsal, task.context.parser);
  const text = more === undefined ? undefined : below(last.text, more, task.context.parser);
  const proof = text === undefined ? undefined : await proveDown(task, text);
  if (proof?.isProven) return { ...proof, isChanged: true };
  return { ...first, text: down.text, isChanged: false };
}

async function mended(task: ReversalTask, own: string): Promise<string[]> {
  const { parser } = task.context;
  const missing = await rest(task, own);
  if (missing !== undefined) return missing === '' ? [] : [below(own, missing, parser)];
  const tame = repeatableSql(own, parser);
  const others = await rest(task, tame);
  const all = await whole(task, own);
  return [
    ...(others === undefined ? [] : [others === '' ? tame : below(tame, others, parser)]),
    ...(all === undefined ? [] : [above(tame, all)]),
  ];
}

const ADDED_BELOW = '-- Added: what is left behind by the statements above.';
const ADDED_ABOVE = '-- Added: what must be undone before the statements below can run.';

/** What a text leaves to be done; undefined where it does not run. */
async function rest(task: ReversalTask, text: string): Promise<string | undefined> {
  const { folder, migration } = withDown(task, text);
  const { stage, context } = task;
  const facts = await factsAround(stage, { folder, context }, migration);
  if (!facts?.undone) return undefined;
  return await differenceSql(facts.undone, facts.before, context.parser);
}

async function whole(task: ReversalTask, text: string): Promise<string | undefined> {
  const { folder, migration } = withDown(task, text);
  const { stage, context } = task;
  const facts = await factsAround(stage, { folder, context }, migration);
  return facts && (await differenceSql(facts.after, facts.before, context.parser));
}

function below(own: string, more: string, parser: Parser): string {
  const last = parser.parse(own).statements.at(-1)?.span.end;
  const isOpen = last !== undefined && !own.slice(last).includes(';');
  const ended = isOpen ? `${own.slice(0, last)};${own.slice(last)}` : own;
  return lines(own, `${ended.trimEnd()}\n\n${ADDED_BELOW}\n${more}\n`);
}

/** Below the comments at the head of the script. */
function above(own: string, more: string): string {
  const text = own.replaceAll('\r\n', '\n');
  const head = /^(?:[ \t]*--[^\n]*\n|[ \t]*\n)*/.exec(text)?.[0].trimEnd() ?? '';
  const gap = head === '' ? '' : '\n\n';
  const rest = text.slice(head.length).trimStart();
  return lines(own, `${head}${gap}${ADDED_ABOVE}\n${more}\n\n${rest}`);
}

function lines(own: string, text: string): string {
  return own.includes('\r\n') ? text.replaceAll(/\r?\n/g, '\r\n') : text;
}
