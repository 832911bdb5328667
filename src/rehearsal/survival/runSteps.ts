import { DatabaseError } from '../../database/failure.ts';
import type { Message, Session } from '../../database/session.ts';
import { AS_DECLARED, CHECK_NOW } from '../legs/constraintTimes.ts';
import type { ScriptStatement } from './steps.ts';

/** How the statements of a script have run. */
export type StepsOutcome =
  /** Those that look for rows to change, and have found none. */
  | { readonly idle: readonly ScriptStatement[] }
  | { readonly error: DatabaseError; readonly refused?: ScriptStatement };

/**
 * Runs the statements of a script in the open transaction, and checks at once what a COMMIT would.
 * Those that look for rows are sent one by one, as the server then says how many they have changed.
 * Throws `DatabaseError` when the session is lost.
 */
export async function runSteps(
  session: Session,
  steps: readonly ScriptStatement[],
): Promise<StepsOutcome> {
  const parts = partsOf(steps);
  let done = 0;
  const onDone = (): void => {
    done += 1;
  };
  try {
    const counts = await session.pipeline([...parts.map(messageOf), CHECK], { onDone });
    const isIdle = (part: Part, at: number): boolean => part.isSearch && counts[at] === 0;
    return { idle: parts.filter(isIdle).flatMap((it) => it.steps) };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'lost') throw error;
    const refused = parts[done]?.steps[error.server?.completed ?? 0];
    return { error, ...(refused && { refused }) };
  }
}

/** What is sent in one message. */
interface Part {
  readonly isSearch: boolean;
  readonly steps: ScriptStatement[];
}

function partsOf(steps: readonly ScriptStatement[]): Part[] {
  const parts: Part[] = [];
  for (const step of steps) {
    const isSearch = step.searches !== undefined;
    const last = parts.at(-1);
    if (isSearch || !last || last.isSearch) parts.push({ isSearch, steps: [step] });
    else last.steps.push(step);
  }
  return parts;
}

function messageOf({ isSearch, steps }: Part): Message {
  const sql = steps.map((it) => it.sql).join(';\n');
  return { kind: isSearch ? 'statement' : 'script', sql };
}

const CHECK: Message = { kind: 'script', sql: `${CHECK_NOW}; ${AS_DECLARED}` };
