/**
 * What a person does at a terminal and what comes back, as text:
 *
 *     Why this session is worth keeping.
 *
 *     $ migrate run --target-version 2
 *       Applied 1/migrate users (…)
 *       [0]
 *     ! What Staircase does differently, and why.
 *       error: …
 *       [1]
 *
 * The block below `$` is what sqlx-cli prints to stdout, and its exit code. A block below `!` stands
 * where Staircase's differs; its first line is the reason.
 */
export interface SessionText {
  readonly steps: readonly SessionStep[];
  /** What stands after the last step. */
  readonly rest: readonly string[];
}

export interface SessionStep {
  /** The lines before the command, as they stand. */
  readonly prose: readonly string[];
  readonly command: string;
  readonly output: string;
  readonly difference?: { readonly reason: string; readonly output: string };
}

/** Reads a session; lines that are neither command, output nor reason are prose. */
export function parseSession(text: string): SessionText {
  const lines = text.split('\n');
  const steps: SessionStep[] = [];
  let prose: string[] = [];
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (!line.startsWith('$ ')) {
      prose.push(line);
      continue;
    }
    const output = takeOutput(lines);
    const reason = lines[0]?.startsWith('! ') ? lines.shift()?.slice(2) : undefined;
    const difference =
      reason === undefined ? {} : { difference: { reason, output: takeOutput(lines) } };
    steps.push({ prose, command: line.slice(2), output, ...difference });
    prose = [];
  }
  return { steps, rest: prose };
}

/** The inverse of `parseSession`. */
export function formatSession({ steps, rest }: SessionText): string {
  return [...steps.flatMap(linesOf), ...rest].join('\n');
}

function linesOf({ prose, command, output, difference }: SessionStep): string[] {
  const other = difference ? [`! ${difference.reason}`, ...indent(difference.output)] : [];
  return [...prose, `$ ${command}`, ...indent(output), ...other];
}

function takeOutput(lines: string[]): string {
  const end = lines.findIndex((line) => !line.startsWith('  '));
  return lines
    .splice(0, end < 0 ? lines.length : end)
    .map((line) => `${line.slice(2)}\n`)
    .join('');
}

/** Every line of the output ends with a newline: `play` says so where a program's does not. */
function indent(output: string): string[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => `  ${line}`);
}
