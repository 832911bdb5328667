import { pathToFileURL } from 'node:url';
import type {
  CreateFile,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Edit } from '../lint/fix.ts';
import type { ShownText } from './shownText.ts';

type Change = TextDocumentEdit | CreateFile | RenameFile;

/**
 * Edits as the editor applies them, all or none; undefined where one is of a file whose text is not
 * known. `path` is the file that edits without one are of.
 */
export function workspaceEdit(
  edits: readonly Edit[],
  path: string,
  textAt: (path: string) => ShownText | undefined,
): WorkspaceEdit | undefined {
  const changes: Change[] = [];
  const replaced = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    if (edit.kind !== 'replace') {
      changes.push(...fileChanges(edit));
      continue;
    }
    const text = textAt(edit.path ?? path);
    if (!text) return undefined;
    const known = replaced.get(text.uri);
    const change: TextEdit = { range: text.rangeOf(edit.span), newText: edit.text };
    if (known) known.push(change);
    else {
      const here = [change];
      replaced.set(text.uri, here);
      const textDocument = { uri: text.uri, version: text.version };
      changes.push({ textDocument, edits: here });
    }
  }
  return { documentChanges: changes };
}

function fileChanges(edit: Exclude<Edit, { kind: 'replace' }>): Change[] {
  if (edit.kind === 'rename') {
    const [oldUri, newUri] = [uriOf(edit.from), uriOf(edit.to)];
    return [{ kind: 'rename', oldUri, newUri, options: { overwrite: false } }];
  }
  const uri = uriOf(edit.path);
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false } },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: edit.text }],
    },
  ];
}

/** The address of a file that is not open. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
