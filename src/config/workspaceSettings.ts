import { join } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { ConfigProblem } from './configProblem.ts';
import { directoriesUp } from './directoriesUp.ts';
import { readIfThere } from './readIfThere.ts';
import { parseSettings, type Settings } from './settings.ts';

/** The settings that the editor would have in a workspace, read without it. */
export interface WorkspaceSettings {
  /** The absolute path of the workspace: the nearest directory upwards with `.vscode/settings.json`. */
  readonly root: string;
  readonly settings: Settings;
  /** Without what they say the settings cannot be relied on. */
  readonly problems: readonly ConfigProblem[];
  /** Entries of `staircase.targets` that are not offered, so that their roles are not known. */
  readonly targetProblems: readonly ConfigProblem[];
}

const PREFIX = 'staircase.';

/**
 * Looks from a directory up to `top` for `.vscode/settings.json`; where there is none the directory
 * itself is the workspace, with the settings' defaults. Settings of the user are not known here.
 */
export async function readWorkspaceSettings(
  directory: string,
  top: string,
): Promise<WorkspaceSettings> {
  for (const root of directoriesUp(directory, top)) {
    const path = join(root, '.vscode', 'settings.json');
    const content = await readIfThere(path);
    if (content && 'text' in content) return settingsOf(root, path, content.text);
    if (content) return { ...withDefaults(root), problems: [content.problem] };
  }
  return withDefaults(directory);
}

function withDefaults(root: string): WorkspaceSettings {
  return { root, settings: parseSettings({}).settings, problems: [], targetProblems: [] };
}

function settingsOf(root: string, path: string, text: string): WorkspaceSettings {
  const errors: ParseError[] = [];
  const document: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) return { ...withDefaults(root), problems: [notJson(path, text, error)] };
  const values = ours(document);
  const { settings, problems } = parseSettings(values);
  const others = new Set(parseSettings({ ...values, targets: [] }).problems);
  const all = problems.map((message) => inFile(path, message));
  return {
    root,
    settings,
    problems: all.filter(({ message }) => others.has(message)),
    targetProblems: all.filter(({ message }) => !others.has(message)),
  };
}

function ours(document: unknown): Readonly<Record<string, unknown>> {
  const values = Object.entries(document ?? {});
  const named = values.filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(named.map(([key, value]) => [key.slice(PREFIX.length), value]));
}

function notJson(path: string, text: string, { error, offset }: ParseError): ConfigProblem {
  const line = text.slice(0, offset).split('\n').length;
  return {
    message: `${path}, line ${line}, is not JSON: ${printParseErrorCode(error)}.`,
    advice: 'Mend the line; until then its settings are not known.',
    path,
    line,
  };
}

function inFile(path: string, message: string): ConfigProblem {
  return { message, advice: `Mend it in ${path}.`, path };
}
