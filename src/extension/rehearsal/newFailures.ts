import type { Log } from '../log.ts';
import { showError } from '../show/showError.ts';

/** Shows what keeps saves from being rehearsed: each save may find the same, which is shown once. */
export function newFailures(log: Log): (error: unknown) => void {
  let told = '';
  return (error) => {
    const text = `Rehearsing what was saved: ${error}`;
    if (text === told) {
      log.error(text);
      return;
    }
    told = text;
    showError(error, 'Staircase: Rehearse', log);
  };
}
