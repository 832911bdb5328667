import type { Terminal } from '../../terminal.ts';

/** The lines that were written, as they were. */
export interface Recorded {
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** A terminal that keeps what is written to it, and passes it on. */
export function recording(terminal: Terminal): { recorder: Terminal; lines: Recorded } {
  const lines = { out: [] as string[], err: [] as string[] };
  const recorder: Terminal = {
    ...terminal,
    out: (line) => {
      lines.out.push(line.toString());
      terminal.out(line);
    },
    err: (line) => {
      lines.err.push(line);
      terminal.err(line);
    },
  };
  return { recorder, lines };
}
