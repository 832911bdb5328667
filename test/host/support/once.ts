import type * as vscode from 'vscode';

/** The first time an event tells what is waited for. */
export async function once<T>(
  event: vscode.Event<T>,
  is: (value: T) => boolean = () => true,
): Promise<T> {
  return await new Promise((resolve) => {
    const listening = event((value) => {
      if (!is(value)) return;
      listening.dispose();
      resolve(value);
    });
  });
}
