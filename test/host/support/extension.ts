import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { State } from '../../../src/engine/plan/plan.ts';
import type { WorkspaceState } from '../../../src/extension/workspace/workspaceState.ts';
import type { CommandId, Subject } from '../../../src/protocol/commands.ts';

const EXTENSION = 'staircase.staircase';

/** Where the extension under test lies. */
export function extensionPath(): string {
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not among the extensions`);
  return extension.extensionPath;
}

/** Runs a command of the extension and gives what it resolves to. */
export async function command<Result = unknown>(
  id: CommandId,
  subject?: Subject,
): Promise<Result | undefined> {
  return await vscode.commands.executeCommand<Result>(id, subject);
}

/** The workspace read anew. */
export async function refresh(): Promise<WorkspaceState> {
  const state = await command<WorkspaceState>('staircase.refresh');
  assert.ok(state, 'Refresh failed');
  return state;
}

/** The state of each migration, by version, as the tree shows it after a refresh. */
export async function states(): Promise<Record<string, State>> {
  const { views } = await refresh();
  const plans = views.flatMap(({ state }) => (state.kind === 'planned' ? [state.plan] : []));
  return Object.fromEntries(
    plans.flatMap(({ entries }) => entries.map(({ version, state }) => [`${version}`, state])),
  );
}
