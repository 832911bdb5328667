import type { Verdict } from '../../rehearsal/rehearsal.ts';
import type { Terminal } from '../terminal.ts';

/** How a verdict is painted. */
export const STYLES: Readonly<Record<Verdict, Parameters<Terminal['paint']>[0]>> = {
  reversible: 'green',
  irreversible: 'cyan',
  'no-down': 'cyan',
  'not-provable': 'yellow',
  lossy: 'yellow',
  'not-repeatable': 'red',
  'not-reversed': 'red',
  fails: 'red',
};
