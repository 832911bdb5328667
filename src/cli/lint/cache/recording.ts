import type { Terminal } from '../../terminal.ts';

/** What was written. */
export interface Recorded {
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** Whether nothing is left out because it was too much. */
  readonly isWhole: boolean;
}

/** UTF-16 units of output that are kept: as much again is in memory while it is written. */
const MOST = 64 * 1024 * 1024;

/** A terminal that keeps what is written to it, and passes it on. */
export function recording(terminal: Terminal): { recorder: Terminal; recorded: () => Recorded } {
  let [out, size]: [string[], number] = [[], 0];
  const err: string[] = [];
  const recorder: Terminal = {
    ...terminal,
    out: (line) => {
      size += line.length;
      if (size > MOST) out = [];
      else out.push(line.toString());
      terminal.out(line);
    },
    err: (line) => {
      err.push(line);
      terminal.err(line);
    },
  };
  return { recorder, recorded: () => ({ out, err, isWhole: size <= MOST }) };
}
