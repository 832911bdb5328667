import type { Replacement } from './applyEdits.ts';
import type { Finding } from './finding.ts';
import type { Edit, Fix } from './fix.ts';

/** A fix, and the finding it is of. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** Each with its path. */
  readonly edits: readonly PlacedEdit[];
}

type WithPath = Replacement & { readonly path: string };

export type PlacedEdit = WithPath | Exclude<Edit, { readonly kind: 'replace' }>;

/**
 * The safe fixes that can be applied together, unseen: a fix as a whole or not at all, and of two
 * that touch the same place the first. The others come up again when the result is linted.
 */
export function fixRound(findings: readonly Finding[]): ChosenFix[] {
  const chosen: ChosenFix[] = [];
  const taken = new Map<string, PlacedEdit[]>();
  for (const finding of findings) {
    const [fix] = finding.fixes;
    if (!fix?.isSafe) continue;
    const edits = fix.edits.map((it) => placed(it, finding.path));
    if (edits.some((it) => rivals(it, taken).some((other) => isRival(it, other)))) continue;
    for (const it of edits) taken.set(homeOf(it), [...(taken.get(homeOf(it)) ?? []), it]);
    chosen.push({ finding, fix, edits });
  }
  return chosen;
}

function placed(edit: Edit, path: string): PlacedEdit {
  return edit.kind === 'replace' ? { ...edit, path: edit.path ?? path } : edit;
}

/** Edits that may be in the way are of the same file, or move files. */
function rivals(edit: PlacedEdit, taken: ReadonlyMap<string, PlacedEdit[]>): PlacedEdit[] {
  if (edit.kind === 'rename') return [...taken.values()].flat();
  return [...(taken.get(homeOf(edit)) ?? []), ...(taken.get(MOVES) ?? [])];
}

const MOVES = '';

function homeOf(edit: PlacedEdit): string {
  return edit.kind === 'rename' ? MOVES : edit.path;
}

/** Two insertions at one place are rivals, too: their order would be a guess. The same edit is one. */
function isRival(a: PlacedEdit, b: PlacedEdit): boolean {
  if (isSame(a, b)) return false;
  if (a.kind !== 'replace' || b.kind !== 'replace') return pathsOf(a).some((it) => touches(it, b));
  const isApart = a.span.end <= b.span.start || b.span.end <= a.span.start;
  return !isApart || a.span.start === b.span.start;
}

function isSame(a: PlacedEdit, b: PlacedEdit): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function touches(path: string, other: PlacedEdit): boolean {
  return pathsOf(other).some((it) => isAtOrIn(it, path) || isAtOrIn(path, it));
}

/** The files and folders that an edit touches. */
export function pathsOf(edit: PlacedEdit): string[] {
  return edit.kind === 'rename' ? [edit.from, edit.to] : [edit.path];
}

function isAtOrIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}
