import * as vscode from 'vscode';
import { entriesOf } from '../../engine/plan/entries.ts';
import type { Entry } from '../../engine/plan/plan.ts';
import type { Subject } from '../../protocol/commands.ts';
import type { Scope } from './askScope.ts';

interface Question {
  readonly title: string;
  readonly placeHolder: string;
  /** Which migrations may be chosen. */
  readonly offers: (entry: Entry) => boolean;
  /** What is said where none may. */
  readonly none: string;
}

/** The version a subject names, or the one of the migration that the person picks. */
export async function askVersion(
  scope: Scope,
  { version }: Subject,
  { title, placeHolder, offers, none }: Question,
): Promise<bigint | undefined> {
  if (version !== undefined) return BigInt(version);
  const items = entriesIn(scope).filter(offers).map(itemOf);
  if (items.length === 0) {
    void vscode.window.showInformationMessage(none);
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.version;
}

/** The migrations of a scope with their states, in version order. */
export function entriesIn({ ledger, only }: Scope): readonly Entry[] {
  const migrations = ledger.input.folders.flatMap((folder) => folder.migrations);
  return entriesOf(migrations, ledger.input.ledger).filter(
    ({ migration }) => only === undefined || migration?.folder === only,
  );
}

function itemOf({ version, description, state }: Entry) {
  return { label: description || `${version}`, description: `${version} · ${state}`, version };
}
