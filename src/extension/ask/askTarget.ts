import * as vscode from 'vscode';
import { BUILT_IN, type TargetEntry } from '../../config/targetEntry.ts';
import { parseConnectionUrl } from '../../database/connect/connectionUrl.ts';
import { ConnectionError } from '../../database/failure.ts';
import { roleOf } from '../../database/role.ts';
import type { ConnectionParameters, Role } from '../../database/target.ts';

/** What the person answered; the URL may hold a password, which must go no further. */
export interface TargetAnswer {
  readonly url: string;
  readonly password?: string;
  readonly name: string;
  readonly role: Role;
}

const TITLE = 'Add Target';

/** Asks for URL, password, name and role of a new target. */
export async function askTarget(
  existing: readonly TargetEntry[],
): Promise<TargetAnswer | undefined> {
  const url = await askUrl();
  if (url === undefined) return undefined;
  const connection = parseConnectionUrl(url, {});
  const password = connection.password ?? (await askPassword(connection));
  if (password === undefined) return undefined;
  const name = await askName(existing);
  if (name === undefined) return undefined;
  const role = await askRole(roleOf(connection));
  return role && { url, name, role, ...(password !== '' && { password }) };
}

function askUrl(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `${TITLE} (1/4): URL`,
    prompt: 'A password in it is taken out and kept in the secret storage.',
    placeHolder: 'postgres://user@host:5432/database',
    ignoreFocusOut: true,
    validateInput: (url) => whatIsWrong(url),
  });
}

function whatIsWrong(url: string): string | undefined {
  if (url.trim() === '') return 'Such as postgres://user@host:5432/database';
  try {
    parseConnectionUrl(url, {});
    return undefined;
  } catch (error) {
    if (error instanceof ConnectionError) return `${error.message} ${error.advice}`;
    throw error;
  }
}

function askPassword({ user }: ConnectionParameters): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `${TITLE} (2/4): Password of ${user}`,
    prompt: 'Leave it empty to use .pgpass, PGPASSWORD or no password.',
    password: true,
    ignoreFocusOut: true,
  });
}

function askName(existing: readonly TargetEntry[]): Thenable<string | undefined> {
  const taken = [BUILT_IN, ...existing.map(({ name }) => name)];
  return vscode.window.showInputBox({
    title: `${TITLE} (3/4): Name`,
    prompt:
      'It stands in every button and confirmation, and is typed before a revert where that is asked.',
    placeHolder: 'staging',
    ignoreFocusOut: true,
    validateInput: (name) => {
      if (name.trim() !== name || name === '') return 'A name without spaces at its ends';
      return taken.includes(name) ? `"${name}" is taken` : undefined;
    },
  });
}

async function askRole(usual: Role): Promise<Role | undefined> {
  const items: (vscode.QuickPickItem & { role: Role })[] = [
    { role: 'local', label: 'local', description: 'Nothing asks before a run.' },
    {
      role: 'guarded',
      label: 'guarded',
      description: 'A run asks; a revert wants the name typed.',
    },
    { role: 'production', label: 'production', description: 'As guarded, and Reset is refused.' },
  ];
  const usualFirst = items.toSorted((a, b) => Number(b.role === usual) - Number(a.role === usual));
  const title = `${TITLE} (4/4): Role`;
  return (await vscode.window.showQuickPick(usualFirst, { title, ignoreFocusOut: true }))?.role;
}
