import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uriOf } from './workspaceEdit.ts';

/** The pages of the rules, as they are shipped. */
export interface Pages {
  /** The address of a rule's page, if it has one. */
  addressOf(rule: string): string | undefined;
  textOf(rule: string): string | undefined;
}

/** The pages in a folder, `<rule>.md`; which there are is read once. */
export function pagesIn(folder: string): Pages {
  const names = new Set(list(folder));
  const pathOf = (rule: string) =>
    names.has(`${rule}.md`) ? join(folder, `${rule}.md`) : undefined;
  const addresses = new Map<string, string>();
  for (const name of names) addresses.set(name, uriOf(join(folder, name)));
  return {
    addressOf: (rule) => addresses.get(`${rule}.md`),
    textOf: (rule) => {
      const path = pathOf(rule);
      return path === undefined ? undefined : readFileSync(path, 'utf8');
    },
  };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
