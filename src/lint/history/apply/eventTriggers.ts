import type { CreateEventTrigStmt } from '@pgsql/types';
import { wordsOf } from '../../../sql/nodes.ts';
import type { Scribe } from '../scribe.ts';
import { routineMeant } from './meantBy.ts';
import { makeNeeding } from './others.ts';

/** It needs its function. */
export function createEventTrigger(
  { trigname = '', funcname }: CreateEventTrigStmt,
  scribe: Scribe,
): void {
  const own = { type: 'OBJECT_EVENT_TRIGGER', key: trigname, name: trigname } as const;
  makeNeeding(scribe, { ...own, kind: 'event trigger' }, [
    routineMeant(wordsOf(funcname), scribe, ''),
  ]);
}
