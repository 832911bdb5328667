import { DatabaseError } from '../../database/failure.ts';
import type { Message, Session } from '../../database/session.ts';
import type { NodeTag } from '../../sql/nodes.ts';
import { AS_DECLARED, CHECK_NOW } from '../legs/constraintTimes.ts';
import type { ScriptStatement } from './steps.ts';

/** How the statements of a script have run. */
export type StepsOutcome =
  /** Those that look for rows to change, and have found none. */
  | { readonly idle: readonly ScriptStatement[] }
  | { readonly error: DatabaseError; readonly refused?: ScriptStatement };

/**
 * Runs the statements of a script in the open transaction, and checks at once what a COMMIT would.
 * Those that look for rows are sent one by one, as the server then says how many they have changed;
 * of a block it does not, and its changes are counted before and after it.
 * Throws `DatabaseError` when the session is lost.
 */
export async function runSteps(
  session: Session,
  steps: readonly ScriptStatement[],
): Promise<StepsOutcome> {
  const sent = partsOf(steps).flatMap((part) => messagesOf(part).map((it) => ({ part, ...it })));
  let done = 0;
  const onDone = (): void => {
    done += 1;
  };
  try {
    const messages = [...sent.map(({ message }) => message), CHECK];
    const counts = await session.pipeline(messages, { onDone });
    const isIdle = (at: number): boolean => counts[at] === (sent[at]?.isAfter ? counts[at - 2] : 0);
    const tells = ({ part: { isSearch, isBlock }, isAfter }: (typeof sent)[number]): boolean =>
      isSearch && isAfter === isBlock;
    return {
      idle: sent.filter((it, at) => tells(it) && isIdle(at)).flatMap((it) => it.part.steps),
    };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    const refused = sent[done]?.part.steps[error.server?.completed ?? 0];
    return { error, ...(refused && { refused }) };
  }
}

/** What is sent in one message. */
interface Part {
  readonly isSearch: boolean;
  readonly isBlock: boolean;
  readonly steps: ScriptStatement[];
}

function partsOf(steps: readonly ScriptStatement[]): Part[] {
  const parts: Part[] = [];
  for (const step of steps) {
    const isSearch = step.searches !== undefined;
    const last = parts.at(-1);
    const isBlock = step.kind === ('DoStmt' satisfies NodeTag);
    if (isSearch || !last || last.isSearch) parts.push({ isSearch, isBlock, steps: [step] });
    else last.steps.push(step);
  }
  return parts;
}

function messagesOf({ isSearch, isBlock, steps }: Part): { message: Message; isAfter: boolean }[] {
  const sql = steps.map((it) => it.sql).join(';\n');
  const message: Message = { kind: isSearch ? 'statement' : 'script', sql };
  if (!isSearch || !isBlock) return [{ message, isAfter: false }];
  return [
    { message: changesSoFar(0), isAfter: false },
    { message, isAfter: false },
    { message: changesSoFar(1), isAfter: true },
  ];
}

/**
 * As many rows as this transaction has updated and deleted, which is what the server then says of the
 * query. Where it does not count, the number is one that differs.
 */
function changesSoFar(unknown: number): Message {
  return {
    kind: 'statement',
    sql: `SELECT FROM pg_catalog.generate_series(1, CASE pg_catalog.current_setting('track_counts')
      WHEN 'on' THEN (SELECT coalesce(sum(pg_catalog.pg_stat_get_xact_tuples_updated(oid)
        + pg_catalog.pg_stat_get_xact_tuples_deleted(oid)), 0) FROM pg_catalog.pg_class
        WHERE relkind = 'r' AND oid >= 16384) ELSE ${unknown} END)`,
  };
}

const CHECK: Message = { kind: 'script', sql: `${CHECK_NOW}; ${AS_DECLARED}` };
