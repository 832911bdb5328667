import { getSystemErrorMap } from 'node:util';

/** An error of the operating system in words, such as "permission denied"; undefined for others. */
export function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('errno' in error)) return undefined;
  const [, text] = getSystemErrorMap().get(Number(error.errno)) ?? [];
  return text ?? error.message;
}

/** The code of an error of the operating system, such as ENOENT. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
