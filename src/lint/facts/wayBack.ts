import type { Complaint } from '../complaint.ts';
import type { Fix } from '../fix.ts';
import type { Difference } from '../inverse/differences.ts';
import { irreversibleReason } from '../inverse/irreversible.ts';
import { placed } from '../inverse/placed.ts';
import type { Reversal } from '../inverse/reversal.ts';
import type { Undo } from '../inverse/undo.ts';
import type { LintMigration, LintScript } from '../subject.ts';

/** A migration with both of its scripts, and where its way back leads. */
export interface WayBack {
  readonly up: LintScript;
  readonly down: LintScript;
  readonly reversal: Reversal;
}

/** Undefined where a script is missing or does not parse: nothing is said of the way back then. */
export function wayBackOf({ up, down, reversal }: LintMigration): WayBack | undefined {
  return up && down && reversal ? { up, down, reversal } : undefined;
}

/**
 * The differences of some kinds that nobody has said to be meant. A comment `-- irreversible: reason`
 * stands for what loses data, and for everything where the down script has nothing but that.
 */
export function unexcused(
  { up, down, reversal }: WayBack,
  kinds: readonly Difference['kind'][],
): Difference[] {
  const isMarked = isIrreversible(up) || isIrreversible(down);
  if (isMarked && down.statements.length === 0) return [];
  return reversal.differences.filter((it) => kinds.includes(it.kind) && !(isMarked && isLossy(it)));
}

function isIrreversible({ text }: LintScript): boolean {
  return irreversibleReason(text) !== undefined;
}

function isLossy({ kind, thing, effect }: Difference): boolean {
  if (kind === 'left') return thing.kind === 'enum value';
  if (kind === 'set') return effect.does === 'set' && effect.aspect === 'type';
  return kind === 'dropped';
}

/** What a rule says of differences; all of them are mended at once, in the order that is right. */
export function complaintsOf(
  differences: readonly Difference[],
  wayBack: WayBack,
  say: (it: Difference) => Pick<Complaint, 'message' | 'help'>,
): Complaint[] {
  if (differences.length === 0) return [];
  const effects = new Set(differences.map(({ effect }) => effect));
  const inverse = wayBack.reversal.inverse(wayBack.down.wrapping === 'none');
  const undos = inverse.filter(
    ({ step, actions }) => effects.has(step.effect) && actions.length > 0,
  );
  const undone = new Set(undos.map(({ step }) => step.effect));
  const fixes = undos.length === 0 ? [] : [fixOf(undos, wayBack)];
  return differences.map((it) => ({
    span: it.effect.span,
    path: wayBack.up.path,
    ...say(it),
    fixes: undone.has(it.effect) ? fixes : [],
  }));
}

function fixOf(undos: readonly Undo[], { down, reversal: { played } }: WayBack): Fix {
  const count = undos.length;
  const edits = placed(undos, down, played);
  return {
    title: `Add ${count === 1 ? 'what is missing' : `the ${count} missing changes`} to ${nameOf(down)}`,
    isSafe: false,
    edits: edits.map((it) => (it.kind === 'replace' ? { ...it, path: down.path } : it)),
  };
}

/** `down.sql`, or the file's name in a flat folder. */
export function nameOf({ path }: LintScript): string {
  return path.replace(/^.*[\\/]/, '');
}
