import type { Attempt } from './attempt.ts';

/** What to do about a step that a timeout has ended, by who has set it. Undefined for any other error. */
export function timeoutAdvice(sqlstate: string | undefined, attempt: Attempt): string | undefined {
  const timeout = TIMEOUTS[sqlstate ?? ''];
  if (!timeout) return undefined;
  const { blockedBy } = attempt;
  const waited = blockedBy === undefined ? '' : `It waited for a lock ${blockedBy}. `;
  return `${waited}${timeout.cause}${cureOf(timeout, attempt)}`;
}

interface Timeout {
  readonly name: 'lock_timeout' | 'statement_timeout';
  readonly setting: 'lockTimeout' | 'statementTimeout';
  readonly cause: string;
}

const TIMEOUTS: Readonly<Record<string, Timeout>> = {
  '55P03': {
    name: 'lock_timeout',
    setting: 'lockTimeout',
    cause: 'Another session holds the lock: run when it has ended, or ',
  },
  '57014': {
    name: 'statement_timeout',
    setting: 'statementTimeout',
    cause: 'The server cancelled it, most likely by statement_timeout: ',
  },
};

/** A SET of the script comes after ours, so that it is the one that counts. */
function cureOf({ name, setting }: Timeout, { phase, step, timeouts }: Attempt): string {
  const isOwn = phase !== 'begin' && new RegExp(`\\b${name}\\b`, 'i').test(step.script.text);
  if (isOwn && step.direction !== 'mark') return `raise ${name} where the script sets it.`;
  if (timeouts[setting] !== undefined) return `raise ${setting} of the target.`;
  return `raise ${name}, which comes from the server, the role or the connection.`;
}
