import { applyEdits, type Replacement } from '../../lint/applyEdits.ts';
import { type ChosenFix, fixRound, type PlacedEdit, pathsOf } from '../../lint/fixRound.ts';
import { groupBy } from '../../migrations/groupBy.ts';
import type { Linted } from './linted.ts';
import type { MendingCheck } from './mending.ts';
import { type FileWork, type Problems, performWork, staleFiles } from './performWork.ts';

/** One fix that was applied. */
export interface AppliedFix {
  /** The absolute path of the file the finding was in. */
  readonly path: string;
  readonly rule: string;
  readonly title: string;
}

/** What came of applying fixes. */
export interface Fixed {
  readonly applied: readonly AppliedFix[];
  /** By path, why it was left as it is: a sentence's end, such as `has changed meanwhile`. */
  readonly refused: Problems;
  /** The files and directories that have another name now. */
  readonly moves: FileWork['renamed'];
}

/**
 * Applies the safe fixes of what was found, as many as go together. A file that is not any more what
 * was linted is left alone, and so is one that would not parse afterwards.
 */
export async function fixFiles({ findings, texts }: Linted, check: MendingCheck): Promise<Fixed> {
  const refused = new Map<string, string>();
  for (let chosen = fixRound(findings); ; chosen = without(chosen, refused)) {
    const work = workOf(chosen, texts);
    const problems = [...(await staleFiles(work, texts)), ...(await spoilt(work, texts, check))];
    for (const [path, problem] of problems) refused.set(path, problem);
    if (problems.length > 0) continue;
    for (const [path, problem] of await performWork(work)) refused.set(path, problem);
    const moves = work.renamed.filter(({ from }) => !refused.has(from));
    return { applied: without(chosen, refused).map(appliedFix), refused, moves };
  }
}

/** A fix that touches a file that must not be touched is left out as a whole. */
function without(chosen: readonly ChosenFix[], refused: Problems): ChosenFix[] {
  return chosen.filter(({ edits }) => !edits.flatMap(pathsOf).some((path) => refused.has(path)));
}

function appliedFix({ finding: { path, rule }, fix: { title } }: ChosenFix): AppliedFix {
  return { path, rule, title };
}

/** What becomes of the files; the same edit that several fixes want is made once. */
function workOf(chosen: readonly ChosenFix[], texts: Linted['texts']): FileWork {
  const all = chosen.flatMap(({ edits }) => edits);
  const edits = [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
  const replaced = groupBy(edits.filter(isReplacement), ({ path }) => path);
  return {
    texts: new Map(
      [...replaced].map(([path, its]) => [path, applyEdits(texts.get(path) ?? '', its)]),
    ),
    created: edits.filter((it) => it.kind === 'create'),
    renamed: edits.filter((it) => it.kind === 'rename'),
  };
}

function isReplacement(edit: PlacedEdit): edit is Replacement & { readonly path: string } {
  return edit.kind === 'replace';
}

/** Files that are not to be written, each with the reason. */
async function spoilt(
  { texts }: FileWork,
  before: Linted['texts'],
  check: MendingCheck,
): Promise<Problems> {
  const problems = new Map<string, string>();
  for (const [path, after] of texts) {
    const problem = await check({ before: before.get(path) ?? '', after });
    if (problem !== undefined) problems.set(path, problem);
  }
  return problems;
}
