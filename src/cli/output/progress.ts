import type { EngineEvent } from '../../engine/run/report.ts';
import { eventText } from '../../view/report/eventText.ts';
import type { Terminal } from '../terminal.ts';
import type { PlanOutput } from './planOutput.ts';

/** Milliseconds between two lines that say the same: often enough for a log of a CI job. */
const REPEAT = 10_000;

/**
 * What a run says on stderr while it works. Which step it is at is for a person; that it waits, and
 * for whom, a log wants to know as well: at once, when it changes, and then from time to time.
 */
export function progressTo(terminal: Terminal, output?: PlanOutput): (event: EngineEvent) => void {
  const said = new Map<string, number>();
  const isNews = (key: string): boolean => {
    const now = performance.now();
    if (now - (said.get(key) ?? -REPEAT) < REPEAT) return false;
    said.set(key, now);
    return true;
  };
  return (event) => {
    if (event.kind === 'finished') output?.done(event.step, event.elapsed);
    else if (event.kind === 'started') terminal.status(eventText(event));
    else if (event.kind === 'notice' || isNews(newsKey(event))) terminal.err(eventText(event));
  };
}

/** The same holder is the same news, however long it has been waited for. */
function newsKey(event: EngineEvent): string {
  if (event.kind === 'waiting-for-lock' || event.kind === 'blocked') {
    return `${event.kind} ${event.processId}`;
  }
  return `${event.kind} ${eventText(event)}`;
}
