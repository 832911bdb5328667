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
  if (left.length > 0 && RAISED.has(sqlstate)) return checkedFor(failure, left);
  if (left.length === 0 || !ABSENT.has(sqlstate)) return undefined;
  const missing = missingName(server?.message ?? failure.message);
  const named =
    missing && (left.find((it) => makes(it, missing)) ?? left.find((it) => mayMake(it, missing)));
  if (named || !HIDDEN.has(sqlstate) || statement?.kind === 'DropStmt') return named;
  return left.find(bringsOthers);
}

/** SQLSTATEs of RAISE and of ASSERT, with which a script refuses a server that is not ready for it. */
const RAISED: ReadonlySet<string> = new Set(['P0001', 'P0004']);

/** The extension that a block looks for before it gives up. */
function checkedFor({ statement = '' }: Failure, left: readonly LeftOut[]): LeftOut | undefined {
  const words = wordsOf(statement);
  return left.find((it) => {
    const name = /^create\s+extension\s+(?:if\s+not\s+exists\s+)?"?([^\s";]+)/i.exec(it.text)?.[1];
    return name !== undefined && words.has(name.toLowerCase());
  });
}

/** With its schema or table, if that is said. */
interface MissingName {
  readonly name: string;
  readonly within: string | undefined;
}

/**
 * What is not there: `type "geometry" does not exist`, `column "a" of relation "t" does not exist`,
 * `function cron.schedule(unknown) does not exist`.
 */
function missingName(message: string): MissingName | undefined {
  const [, quoted, called, column] = /"([^"]+)"|\b([\w.]+)\(|^column ([\w.]+) /.exec(message) ?? [];
  const [name, within] = (quoted ?? called ?? column ?? '').toLowerCase().split('.').toReversed();
  return name === undefined || name === '' ? undefined : { name, within };
}

/** CREATE with the name before all that it is made of, which may name it as well. */
function makes({ text }: LeftOut, { name }: MissingName): boolean {
  const [head = ''] = /^create\b[^(]*/i.exec(text) ?? [];
  return wordsOf(head).has(name);
}

/** An extension is often called after the schema that it makes, such as `pg_cron`. */
function mayMake({ kind, text }: LeftOut, { name, within }: MissingName): boolean {
  const lower = text.toLowerCase();
  if (kind === 'CreateExtensionStmt') {
    const parts = new Set(lower.split(/[^\p{L}\p{N}]+/u));
    return parts.has(name) || (within !== undefined && parts.has(within));
  }
  return wordsOf(text).has(name) || (/\W/.test(name) && lower.includes(name));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/[^\p{L}\p{N}_$]+/u));
}

function bringsOthers({ kind }: LeftOut): boolean {
  return kind === 'CreateExtensionStmt' || kind === 'DoStmt';
}
