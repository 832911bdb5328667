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
    for (const it of edits) for (const home of homesOf(it)) put(taken, home, it);
    chosen.push({ finding, fix, edits });
  }
  return chosen;
}

function placed(edit: Edit, path: string): PlacedEdit {
  return edit.kind === 'replace' ? { ...edit, path: edit.path ?? path } : edit;
}

function put(taken: Map<string, PlacedEdit[]>, home: string, edit: PlacedEdit): void {
  const its = taken.get(home);
  if (its) its.push(edit);
  else taken.set(home, [edit]);
}

/** Edits that may be in the way are near it in the same file, or make and move files. */
function rivals(edit: PlacedEdit, taken: ReadonlyMap<string, PlacedEdit[]>): PlacedEdit[] {
  if (edit.kind !== 'replace') return [...taken.values()].flat();
  return [...homesOf(edit), WHOLE_FILES].flatMap((home) => taken.get(home) ?? []);
}

const WHOLE_FILES = '';

/** Where an edit is kept: one of a text in each stretch that it touches, since there may be 100,000. */
function homesOf(edit: PlacedEdit): string[] {
  if (edit.kind !== 'replace') return [WHOLE_FILES];
  const [first, last] = [edit.span.start, edit.span.end].map((it) => Math.floor(it / STRETCH));
  const homes: string[] = [];
  for (let at = first ?? 0; at <= (last ?? 0); at++) homes.push(`${at} ${edit.path}`);
  return homes;
}

/** In UTF-16 units. */
const STRETCH = 1024;

/** Two insertions at one place are rivals, too: their order would be a guess. The same edit is one. */
function isRival(a: PlacedEdit, b: PlacedEdit): boolean {
  if (a.kind === 'replace' && b.kind === 'replace') {
    const isApart = a.span.end <= b.span.start || b.span.end <= a.span.start;
    const isAtOne = a.span.start === b.span.start || isBehind(a, b) || isBehind(b, a);
    return (!isApart || isAtOne) && !isSame(a, b);
  }
  return !isSame(a, b) && pathsOf(a).some((it) => touches(it, b));
}

/** What is added to the end of a text that is replaced would stand behind what replaces it. */
function isBehind({ span }: Replacement, replaced: Replacement): boolean {
  return span.start === span.end && span.start === replaced.span.end;
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
