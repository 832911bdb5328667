import type { Failure } from '../engine/run/report.ts';
import type { Statement } from '../sql/parser.ts';

/** A statement that was not run on a stage. */
export interface LeftOut {
  readonly kind: string;
  readonly text: string;
}

/** SQLSTATEs of an object that is not there, which what was not run may have been to make. */
const ABSENT: ReadonlySet<string> = new Set(['3F000', '42704', '42703', '42883', '42P01']);

/** Of these an extension or a function may have made any, by a name that no script tells. */
const HIDDEN: ReadonlySet<string> = new Set(['3F000', '42704', '42883']);

/**
 * The statement, left out before, that may have made what another has failed for want of: it names it,
 * or brings things of that kind as extensions do. Undefined where it would fail anywhere.
 */
export function missedFrom(
  failure: Failure,
  statement: Pick<Statement, 'kind'> | undefined,
  left: readonly LeftOut[],
): LeftOut | undefined {
  const { sqlstate = '', server } = failure;
  if (left.length === 0 || !ABSENT.has(sqlstate)) return undefined;
  const names = namesIn(server?.message ?? failure.message);
  const named = left.find(({ text }) => names.some((it) => text.toLowerCase().includes(it)));
  if (named || !HIDDEN.has(sqlstate) || statement?.kind === 'DropStmt') return named;
  return left.find(bringsOthers);
}

/** `type "geometry" does not exist`, `function cron.schedule(unknown) does not exist`. */
function namesIn(message: string): string[] {
  const quoted = [...message.matchAll(/"([^"]+)"|\b([\w.]+)\(/g)];
  const names = quoted.flatMap(([, name, called]) => (name ?? called ?? '').split('.'));
  return names.filter((it) => it !== '').map((it) => it.toLowerCase());
}

function bringsOthers({ kind }: LeftOut): boolean {
  return kind === 'CreateExtensionStmt' || kind === 'DoStmt';
}
