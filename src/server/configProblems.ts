import type { Diagnostic } from 'vscode-languageserver';
import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver/node';
import type { ConfigProblem } from '../config/configProblem.ts';
import { groupBy } from '../migrations/groupBy.ts';
import { LINT_SOURCE } from '../protocol/lint.ts';
import { uriOf } from './workspaceEdit.ts';

/**
 * Tells what the configuration of the linter cannot mean, as the command line does: at its line of
 * `.squawk.toml`, or once for each wording where it stands in the settings.
 */
export class ConfigProblems {
  readonly #connection: Connection;
  /** By migrations folder. */
  readonly #known = new Map<string, readonly ConfigProblem[]>();
  readonly #shown = new Map<string, string>();
  readonly #said = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  show(folder: string, problems: readonly ConfigProblem[]): void {
    if (problems.length > 0) this.#known.set(folder, problems);
    else this.#known.delete(folder);
    this.#tell();
  }

  #tell(): void {
    const all = [...this.#known.values()].flat();
    const files = groupBy(all, ({ path }) => path);
    for (const path of this.#shown.keys()) if (!files.has(path)) this.#publish(path, []);
    for (const [path, found] of files) {
      if (path === undefined) this.#say(new Set(found.map(textOf)));
      else this.#publish(path, found);
    }
  }

  /** Folders of one root share their `.squawk.toml` and its problems. */
  #publish(path: string, found: readonly ConfigProblem[]): void {
    const distinct = [...new Map(found.map((it) => [textOf(it), it])).values()];
    const diagnostics = distinct.map(diagnosticOf);
    const text = JSON.stringify(diagnostics);
    if (this.#shown.get(path) === text) return;
    if (diagnostics.length === 0) this.#shown.delete(path);
    else this.#shown.set(path, text);
    void this.#connection.sendDiagnostics({ uri: uriOf(path), diagnostics });
  }

  #say(texts: ReadonlySet<string>): void {
    for (const text of texts) {
      if (this.#said.has(text)) continue;
      this.#said.add(text);
      const message = { type: MessageType.Warning, message: text };
      void this.#connection.sendNotification(ShowMessageNotification.method, message);
    }
  }
}

function textOf({ message, advice }: ConfigProblem): string {
  return `${message} ${advice}`;
}

/** The whole line: an editor ends it where its text ends. */
function diagnosticOf(problem: ConfigProblem): Diagnostic {
  const line = (problem.line ?? 1) - 1;
  const range = { start: { line, character: 0 }, end: { line, character: 1000 } };
  return { range, severity: 2, source: LINT_SOURCE, message: textOf(problem) };
}
