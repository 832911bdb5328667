/** What a started server tells the process that started it, once. */
export type ServerReport =
  | { readonly kind: 'ready' }
  /** Another process owns the directory; look again. */
  | { readonly kind: 'owned' }
  | { readonly kind: 'failed'; readonly message: string; readonly code?: string };

/** The report of an error, with its errno name (ENOSPC, ENOENT...) where it has one. */
export function failureReport(error: unknown): ServerReport {
  const { message, code } = error as NodeJS.ErrnoException;
  return { kind: 'failed', message, ...(code ? { code } : {}) };
}
