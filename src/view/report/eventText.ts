import type { EngineEvent } from '../../engine/run/report.ts';
import { millisecondsText } from '../duration.ts';
import { stepName } from '../plan/stepName.ts';

/** What the progress in the view says while the engine works. */
export function eventText(event: EngineEvent): string {
  switch (event.kind) {
    case 'waiting-for-lock':
      return `waiting for the migration lock since ${millisecondsText(event.waited)}, ${event.holder}`;
    case 'blocked':
      return `${stepName(event.step)} waits for a lock ${event.holder}`;
    case 'started':
      return `${event.index + 1} of ${event.count}: ${stepName(event.step)}`;
    case 'finished':
      return `${event.index + 1} of ${event.count} done: ${stepName(event.step)}`;
    case 'notice':
      return `${stepName(event.step)}: ${event.notice.severity}: ${event.notice.message}`;
  }
}
