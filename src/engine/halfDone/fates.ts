import type { InvalidIndex } from './invalidIndexes.ts';
import type { ScriptStatement } from './scriptStatements.ts';
import type { Standing } from './standing.ts';

/**
 * What became of a statement. `already-there`: what it does was so before this attempt. `invalid`:
 * its index is there and INVALID. `unknown`: neither catalog nor server tells.
 */
export type Fate = 'landed' | 'not-landed' | 'already-there' | 'invalid' | 'unknown';

/** A statement of a script outside a transaction and what became of it. */
export interface StatementFate {
  readonly statement: ScriptStatement;
  readonly fate: Fate;
}

/** What is known of the statements of one script. */
export interface Findings {
  readonly statements: readonly ScriptStatement[];
  /** Before the script was sent; absent where that was another attempt. */
  readonly before?: readonly Standing[];
  readonly after: readonly Standing[];
  readonly invalid: readonly InvalidIndex[];
  /** Where the server stopped: the number of statements that had run. */
  readonly stoppedAt?: number;
}

/** What became of each statement, by the server's word, by the catalog, or by what was committed with it. */
export function fatesOf(findings: Findings): StatementFate[] {
  const { statements, invalid } = findings;
  const told = statements.map((_, at) => byServer(findings, at) ?? byCatalog(findings, at));
  return statements.map((statement, at) => {
    const isInvalid = invalid.some(({ index }) => index === statement.index);
    if (isInvalid && told[at] !== 'landed') return { statement, fate: 'invalid' };
    const fate = told[at] ?? 'unknown';
    return { statement, fate: fate === 'unknown' ? byCompanions(findings, told, at) : fate };
  });
}

/** What tells a person something: not BEGIN and COMMIT, nor a SET. */
export function isTold({ statement }: StatementFate): boolean {
  return statement.role !== 'control' && statement.role !== 'session';
}

/** A transaction in which the server has reported an error is rolled back; those before are committed. */
function byServer({ statements, stoppedAt, before }: Findings, at: number): Fate | undefined {
  const stopped = stoppedAt === undefined ? undefined : statements[stoppedAt];
  const statement = statements[at];
  if (!stopped || !statement) return undefined;
  const isBefore = statement.transaction < stopped.transaction;
  if (isBefore && statement.isCommitted)
    return before?.[at] === 'there' ? 'already-there' : 'landed';
  if (statement.mayCommit && statements.length === 1) return 'unknown';
  return before?.[at] === 'there' ? 'already-there' : 'not-landed';
}

function byCatalog({ statements, before, after }: Findings, at: number): Fate {
  if (after[at] === 'absent') return 'not-landed';
  if (after[at] !== 'there') return 'unknown';
  if (before?.[at] === 'absent') return 'landed';
  return statements[at]?.evidence?.isConclusive ? 'already-there' : 'unknown';
}

/** What is committed together has one fate, as far as its other statements agree. */
function byCompanions(findings: Findings, told: readonly Fate[], at: number): Fate {
  const { statements } = findings;
  const own = statements[at]?.transaction ?? 0;
  const fates = told.filter((fate, other) => {
    const { transaction = 0 } = statements[other] ?? {};
    const isTelling = transaction === own || (transaction > own && fate === 'landed');
    return isTelling && isProof(findings, fate, statements[other]);
  });
  const [first] = fates;
  return first && fates.every((fate) => fate === first) ? first : 'unknown';
}

/** What was there before an attempt says nothing of it, nor what would be made only if it is not there. */
function isProof(
  { before }: Findings,
  fate: Fate,
  statement: ScriptStatement | undefined,
): boolean {
  if (fate === 'landed' || fate === 'not-landed') return true;
  return fate === 'already-there' && !before && statement?.isRepeatable === false;
}
