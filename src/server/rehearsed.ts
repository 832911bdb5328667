import { undoFix } from '../lint/facts/undoFix.ts';
import type { Finding } from '../lint/finding.ts';
import { namedIgnores } from '../lint/ignore/namedIgnores.ts';
import type { RehearsalFinding, RehearsedFile, RehearsedWorkspace } from '../protocol/rehearsal.ts';
import { carried } from './carry.ts';
import type { LintedFile } from './lintedFile.ts';

/** What rehearsals have found, shown with what the linter has found in the same file. */
export class Rehearsed {
  #files: ReadonlyMap<string, RehearsedFile> = new Map();

  /** The paths of files of which other things are to be said now. */
  update({ files }: RehearsedWorkspace): string[] {
    const before = this.#files;
    this.#files = new Map(files.map((it) => [it.path, it]));
    return [...new Set([...before.keys(), ...this.#files.keys()])];
  }

  /** A file with both; undefined where nothing is known of it. */
  on(path: string, linted: LintedFile | undefined): LintedFile | undefined {
    const rehearsed = this.#files.get(path);
    if (!rehearsed) return linted;
    const { text, findings } = rehearsed;
    if (!linted) return { path, text, own: [], around: [], shown: findings };
    const moved = carried(findings, text, linted.text);
    const all = findings.map((it, at) => ({ ...it, span: moved[at]?.span ?? it.span }));
    const found = unignored(all, linted);
    const shown = linted.text === text ? found.map((it) => mendable(it, linted)) : found;
    const proven = linted.text === text ? found : [];
    return { ...linted, shown: [...linted.shown.filter((it) => !isEcho(it, proven)), ...shown] };
  }
}

/** With its fix, which is not worked out before someone asks for it. */
function mendable(finding: RehearsalFinding, { script }: LintedFile): RehearsalFinding {
  const { cause, rule } = finding;
  const migration = script?.migration;
  if (!cause || !migration || rule !== 'not-reversed') return finding;
  return Object.defineProperty({ ...finding }, 'fixes', {
    enumerable: true,
    get: () => [undoFix(migration, cause) ?? []].flat(),
  });
}

/**
 * Without what a comment ignores that has been written since it was rehearsed. With what is written
 * right before a statement grows what stood on it, so its end counts as well.
 */
function unignored(
  found: readonly RehearsalFinding[],
  { script }: LintedFile,
): readonly RehearsalFinding[] {
  if (!script) return found;
  const isIgnored = namedIgnores(script);
  return found.filter(
    ({ rule, span: { start, end } }) => !isIgnored(rule, start) && !isIgnored(rule, end),
  );
}

/** What a rule supposes of the way back of a statement, where a rehearsal has seen it. */
function isEcho({ category, span }: Finding, proven: readonly RehearsalFinding[]): boolean {
  if (category !== 'reversibility') return false;
  return proven.some(
    (it) => it.span.end > it.span.start && it.span.start <= span.start && span.end <= it.span.end,
  );
}
