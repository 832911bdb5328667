import type { Report } from '../../engine/run/report.ts';
import { EXIT } from '../command.ts';

/** What a script is told of an outcome. */
export function exitCode({ outcome }: Pick<Report, 'outcome'>): number {
  if (outcome === 'done') return EXIT.fine;
  return outcome === 'cancelled' ? EXIT.interrupted : EXIT.failed;
}
