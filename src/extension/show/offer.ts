import * as vscode from 'vscode';

/** What the buttons of a message do, by their titles. */
export type Buttons = Readonly<Record<string, () => Thenable<unknown>>>;

/** A message with buttons. */
export interface Message {
  readonly text: string;
  readonly buttons: Buttons;
  readonly severity: 'error' | 'warning' | 'information';
}

/** Shows a message and does what the chosen button says. Callers do not wait for it. */
export async function offer({ text, buttons, severity }: Message): Promise<void> {
  const choice = await show(severity, text, Object.keys(buttons));
  if (choice !== undefined) await buttons[choice]?.();
}

function show(
  severity: Message['severity'],
  text: string,
  titles: string[],
): Thenable<string | undefined> {
  if (severity === 'error') return vscode.window.showErrorMessage(text, ...titles);
  if (severity === 'warning') return vscode.window.showWarningMessage(text, ...titles);
  return vscode.window.showInformationMessage(text, ...titles);
}
