import type { Span } from '../../sql/span.ts';
import type { Fix } from '../fix.ts';
import { writesLower } from '../inverse/downScript.ts';
import { layOut } from '../inverse/layOut.ts';
import { placed } from '../inverse/placed.ts';
import type { Undo } from '../inverse/undo.ts';
import type { LintMigration } from '../subject.ts';
import { nameOf, type WayBack, wayBackOf } from './wayBack.ts';

/**
 * Adds to the down script what takes back one statement of the up script, which is known to be left
 * behind. Of a statement that does several things, only what the scripts themselves miss, where they
 * tell. Undefined where it is not known how to take it back.
 */
export function undoFix(migration: LintMigration, statement: Span): Fix | undefined {
  const wayBack = wayBackOf(migration);
  const undos = wayBack && undosOf(wayBack, statement);
  if (!wayBack || !undos || undos.length === 0) return undefined;
  const { down, reversal } = wayBack;
  const edits = placed(undos, down, reversal.played);
  return {
    title: `Add to ${nameOf(down)}: ${shown(layOut(undos, writesLower(down)))}`,
    isSafe: false,
    edits: edits.map((it) => (it.kind === 'replace' ? { ...it, path: down.path } : it)),
  };
}

function undosOf({ down, reversal }: WayBack, { start, end }: Span): readonly Undo[] {
  const all = reversal.inverse(down.wrapping === 'none').filter(({ step: { effect }, actions }) => {
    const { span } = effect.statement;
    return actions.length > 0 && span.start === start && span.end === end;
  });
  const missing = new Set(reversal.differences.map(({ effect }) => effect));
  const missed = all.filter(({ step }) => missing.has(step.effect));
  return missed.length > 0 ? missed : all;
}

/** As much as fits into a menu. */
const LONGEST = 60;

function shown(sql: string): string {
  const lines = sql.split('\n').filter((it) => it !== '' && !it.startsWith('--'));
  const text = lines.map((it) => it.trim()).join(' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text.replace(/;$/, '');
}
