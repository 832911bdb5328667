import type { Difference } from '../schema/differences.ts';
import type { ParsedScript, Statement } from '../sql/parser.ts';
import { fitness } from './blame/fitness.ts';
import { namesIn } from './blame/namesIn.ts';
import { ownName, parentName } from './blame/objectName.ts';
import { type OtherNames, otherNames } from './blame/otherNames.ts';

/** The scripts of a migration, parsed. */
export interface BlamedScripts {
  readonly up: ParsedScript;
  readonly down?: ParsedScript | undefined;
}

/** Which statements a difference goes back to, where their text tells. */
export interface Blame {
  /** The statement of the up script that made it. */
  readonly cause?: Statement;
  /** The statement of the down script that is about it, and does not undo it. */
  readonly cure?: Statement;
}

/** Less than this is a guess. */
const LEAST_FOR_CAUSE = 7;

/** A down script that is about other parts of a table says nothing of this one. */
const LEAST_FOR_CURE = 8;

/** Finds who made a difference, and who should have undone it. */
export function blame(difference: Difference, { up, down }: BlamedScripts): Blame {
  const cause = best(up, difference, LEAST_FOR_CAUSE);
  const undone = { ...difference, change: OPPOSITE[difference.change] };
  const cure = down && best(down, undone, LEAST_FOR_CURE);
  return { ...(cause && { cause }), ...(cure && { cure }) };
}

const OPPOSITE = { extra: 'missing', missing: 'extra', changed: 'changed' } as const;

/** Of several that are as likely the last one, which has the last word; but a mere new name says little. */
function best(
  { statements }: ParsedScript,
  difference: Difference,
  least: number,
): Statement | undefined {
  let found: Statement | undefined;
  let most = least;
  const others = otherNames(statements);
  for (const statement of statements) {
    const likely = likelihood(statement, difference, others);
    if (likely < most || (found && likely === most && statement.kind === 'RenameStmt')) continue;
    most = likely;
    found = statement;
  }
  return found;
}

/** What belongs to a table and has a name that is no other's. */
const ALONE: ReadonlySet<string> = new Set(['index', 'sequence', 'statistics']);

/**
 * How likely a statement has to do with an object: it names it (8, but 2 where that may be the column
 * of another table) or what it belongs to (3), and does what makes such a difference (up to 5). A name that PostgreSQL has put together, such as
 * `orders_note_idx`, is named by its column (1).
 */
function likelihood(statement: Statement, difference: Difference, others: OtherNames): number {
  const names = namesIn(statement);
  const says = (name: string): boolean => [...others(name)].some((it) => names.has(it));
  const [own, parent] = [ownName(difference), parentName(difference)];
  const fit = fitness(statement, difference);
  if (fit === 0) return 0;
  if (own === undefined) return fit > 1 ? LEAST_FOR_CURE + fit : 0;
  const isParent = parent !== undefined && says(parent) ? 3 : 0;
  const isElsewhere = parent !== undefined && isParent === 0 && !ALONE.has(difference.kind);
  const isOwn = says(own) ? (isElsewhere ? 2 : 8) : 0;
  const isMade = isOwn === 0 && [...names].some((it) => own.includes(`_${it}_`)) ? 1 : 0;
  return isOwn + isParent > 0 ? isOwn + isParent + isMade + fit : 0;
}
