import * as vscode from 'vscode';

/** True once the person has typed a target's name, which is asked where a slip would be dear. */
export async function askForName(name: string, title: string): Promise<boolean> {
  const prompt = `Type ${name} to go on.`;
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (text === name ? undefined : prompt),
  });
  return typed === name;
}
