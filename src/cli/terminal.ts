import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command reads and writes: results on stdout, all that is said about them on stderr. */
export interface Terminal {
  /** Results go to a person, not into a pipe or file. */
  readonly isTerminal: boolean;
  /** A person can be asked. */
  readonly canAsk: boolean;
  /** Writes a line to stdout; bytes are UTF-8. */
  out(line: string | Buffer): void;
  /** Writes a line to stderr. */
  err(line: string): void;
  /** Shows a line on stderr until something else is written; nothing where nobody looks. */
  status(line: string): void;
  /** Colours text for stdout; as it is where nobody looks or `NO_COLOR` is set. */
  paint(style: Style, text: string): string;
  /** Asks on stderr and resolves to the answer; to an empty one where there is none (end of input, Ctrl-C). */
  ask(question: string, signal: AbortSignal): Promise<string>;
}

interface Stream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The terminal of a process, with its environment. */
export function processTerminal(
  stdin: Readable & { readonly isTTY?: boolean },
  stdout: Stream,
  stderr: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  // A reader that goes away must not end a run between a script and its row.
  stderr.on('error', () => undefined);
  const isTerminal = stdout.isTTY === true;
  const isColoured = isTerminal && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  const status = new StatusLine(stderr);
  return {
    isTerminal,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    out: (line) => status.around(() => writeLine(stdout, line)),
    err: (line) => status.around(() => void stderr.write(`${line}\n`)),
    status: (line) => status.show(line),
    paint: (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text),
    ask: (question, signal) => status.around(() => ask(stdin, stderr, question, signal)),
  };
}

function writeLine(stream: Stream, line: string | Buffer): void {
  if (typeof line === 'string') stream.write(`${line}\n`);
  else {
    stream.write(line);
    stream.write('\n');
  }
}

/** The last line of a terminal, which is taken away before anything else is written. */
class StatusLine {
  readonly #stderr: Stream;
  #isShown = false;

  constructor(stderr: Stream) {
    this.#stderr = stderr;
  }

  show(line: string): void {
    if (!this.#stderr.isTTY) return;
    const width = (this.#stderr.columns || 80) - 1;
    this.around(() => this.#stderr.write(line.slice(0, width)));
    this.#isShown = true;
  }

  around<T>(write: () => T): T {
    if (this.#isShown) this.#stderr.write('\r\u001b[2K');
    this.#isShown = false;
    return write();
  }
}

async function ask(
  stdin: Readable,
  stderr: Writable,
  question: string,
  signal: AbortSignal,
): Promise<string> {
  const reader = createInterface({ input: stdin, output: stderr });
  const ended = new Promise<undefined>((resolve) => reader.once('close', () => resolve(undefined)));
  // In raw mode Ctrl-C is a key, and no signal comes.
  reader.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const answer = await Promise.race([reader.question(`${question} `, { signal }), ended]);
    // Ctrl-D leaves the cursor behind the question.
    if (answer === undefined) stderr.write('\n');
    return answer?.trim() ?? '';
  } catch (error) {
    if (signal.aborted) return '';
    throw error;
  } finally {
    reader.close();
  }
}
