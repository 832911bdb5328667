import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Log } from '../log.ts';
import { offer } from './offer.ts';

/** Shows an error with what to do next, and writes all of it to the log. Cancelling is no error. */
export function showError(error: unknown, title: string, log: Log): void {
  if (error instanceof ConnectionError && error.reason === 'cancelled') {
    log.info(`${title}: ${error.message}`);
    return;
  }
  log.error(`${title}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const text = `${title}: ${errorText(error)}`;
  void offer({ text, buttons: { 'Show Log': async () => log.show() }, severity: 'error' });
}

function errorText(error: unknown): string {
  if (error instanceof ConnectionError) return `${error.message} ${error.advice}`;
  if (error instanceof DatabaseError && error.server?.hint) {
    return `${error.message} ${error.server.hint}`;
  }
  return error instanceof Error ? error.message : String(error);
}
