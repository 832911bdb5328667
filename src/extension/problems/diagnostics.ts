import * as vscode from 'vscode';
import type { Failure } from '../../engine/run/report.ts';
import type { Place } from '../../sql/span.ts';

/** Something wrong at a path, as the Problems panel lists it. */
export interface ShownProblem {
  readonly path: string;
  readonly message: string;
  readonly place?: Place;
  readonly isError: boolean;
  /** The migration it is about. */
  readonly version?: bigint;
}

/** What is wrong on disk, what failed in the last run, and what was found on demand, as problems. */
export class Diagnostics implements vscode.Disposable {
  readonly #problems = vscode.languages.createDiagnosticCollection('staircase');
  readonly #failures = vscode.languages.createDiagnosticCollection('staircase-run');
  readonly #findings = vscode.languages.createDiagnosticCollection('staircase-verify');
  #found: readonly ShownProblem[] = [];
  /**
   * A file that is being mended has lost its old failure: the line it stood at may have moved. What was
   * found was read from disk, so that only what is typed over it counts, not that VS Code reads it anew.
   */
  readonly #edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.#failures.delete(document.uri);
    if (document.isDirty) this.#keepFindings(({ path }) => path !== document.uri.fsPath);
  });

  showProblems(problems: readonly ShownProblem[]): void {
    show(this.#problems, problems);
  }

  /** Takes the place of the failures of the run before. */
  showFailures(failures: readonly Failure[]): void {
    show(this.#failures, failures.flatMap(problemOf));
  }

  /** Takes the place of what was found before. */
  showFindings(findings: readonly ShownProblem[]): void {
    this.#found = findings;
    show(this.#findings, findings);
  }

  /** Takes back what was found about one migration, whose row is mended. */
  settle(settled: bigint): void {
    this.#keepFindings(({ version }) => version !== settled);
  }

  dispose(): void {
    this.#problems.dispose();
    this.#failures.dispose();
    this.#findings.dispose();
    this.#edits.dispose();
  }

  #keepFindings(isKept: (finding: ShownProblem) => boolean): void {
    const kept = this.#found.filter(isKept);
    if (kept.length < this.#found.length) this.showFindings(kept);
  }
}

function problemOf({ path, place, ...failure }: Failure): ShownProblem[] {
  if (path === undefined) return [];
  const { message, sqlstate, detail, hint, advice } = failure;
  const code = sqlstate === undefined ? message : `${message} (SQLSTATE ${sqlstate})`;
  const lines = [code, detail, hint && `Hint: ${hint}`, advice].filter(Boolean);
  return [{ path, message: lines.join('\n'), isError: true, ...(place && { place }) }];
}

function show(collection: vscode.DiagnosticCollection, problems: readonly ShownProblem[]): void {
  const paths = new Set(problems.map(({ path }) => path));
  collection.clear();
  for (const path of paths) {
    const here = problems.filter((problem) => problem.path === path);
    collection.set(vscode.Uri.file(path), here.map(diagnostic));
  }
}

/** An empty range: VS Code underlines the word that stands there. */
function diagnostic({ message, place, isError }: ShownProblem): vscode.Diagnostic {
  const position = positionOf(place);
  const severity = isError ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const shown = new vscode.Diagnostic(new vscode.Range(position, position), message, severity);
  shown.source = 'Staircase';
  return shown;
}

/** A place, which counts from 1, as VS Code counts; the start of the file where there is none. */
export function positionOf(place: Place | undefined): vscode.Position {
  return place ? new vscode.Position(place.line - 1, place.column - 1) : new vscode.Position(0, 0);
}
