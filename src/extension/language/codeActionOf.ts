import * as vscode from 'vscode';
import {
  type CodeAction,
  Command,
  type LanguageClient,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';

/** A code action of the server for the editor: a file that it makes is made with its text, and shown. */
export async function codeActionOf(
  action: CodeAction | Command,
  { protocol2CodeConverter: code }: LanguageClient,
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction | vscode.Command> {
  if (Command.is(action)) return code.asCommand(action);
  const shown = await code.asCodeAction(action, token);
  const [created] = createdFiles(action.edit);
  if (!created || !action.edit) return shown;
  shown.edit = workspaceEditOf(action.edit);
  shown.command = { title: '', command: 'vscode.open', arguments: [vscode.Uri.parse(created)] };
  return shown;
}

/**
 * The protocol makes a file empty and edits it, which leaves it unsaved: for the runner an empty
 * script. VS Code can make it as it is to be.
 */
function workspaceEditOf(edit: WorkspaceEdit): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  const created = new Set(createdFiles(edit));
  for (const change of edit.documentChanges ?? []) {
    if (TextDocumentEdit.is(change)) {
      const uri = vscode.Uri.parse(change.textDocument.uri);
      const text = change.edits.filter(TextEdit.is);
      if (created.has(change.textDocument.uri)) create(result, uri, text);
      else result.set(uri, text.map(textEditOf));
    } else if (change.kind === 'rename') {
      result.renameFile(vscode.Uri.parse(change.oldUri), vscode.Uri.parse(change.newUri));
    }
  }
  return result;
}

function create(edit: vscode.WorkspaceEdit, uri: vscode.Uri, text: readonly TextEdit[]): void {
  const contents = Buffer.from(text.map(({ newText }) => newText).join(''));
  edit.createFile(uri, { overwrite: false, contents });
}

function textEditOf({ range: { start, end }, newText }: TextEdit): vscode.TextEdit {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.TextEdit(range, newText);
}

function createdFiles(edit: WorkspaceEdit | undefined): string[] {
  return (edit?.documentChanges ?? []).flatMap((it) =>
    'kind' in it && it.kind === 'create' ? it.uri : [],
  );
}
