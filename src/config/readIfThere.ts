import { readFile } from 'node:fs/promises';
import type { ConfigProblem } from './configProblem.ts';

/** A file's text, or why a file that is there could not be read. */
export type FileText = { readonly text: string } | { readonly problem: ConfigProblem };

/** Reads a configuration file; nothing where there is none. A directory of that name is none. */
export async function readIfThere(path: string): Promise<FileText | undefined> {
  try {
    const bytes = await readFile(path);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return undefined;
    return { problem: unreadable(path, code) };
  }
}

function unreadable(path: string, code: string): ConfigProblem {
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return { message: `${path} is not UTF-8.`, advice: 'Save it as UTF-8.', path };
  }
  return {
    message: `${path} cannot be read (${code}).`,
    advice: 'Give yourself the right to read it, or move it away.',
    path,
  };
}
