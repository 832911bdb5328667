import { join } from 'node:path';
import { root } from '../../scripts/paths.ts';
import { runCommandLine } from '../../src/cli/commandLine.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** Who sits before the terminal: nobody (a pipe), or a person with answers to give in order. */
export interface Person {
  readonly answers: readonly string[];
}

export interface CallOptions {
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly person?: Person;
  readonly signal?: AbortSignal;
  /** Called with what a terminal would show for a moment. */
  readonly onStatus?: (line: string) => void;
  /** What stands on stdin. */
  readonly input?: string;
}

/** What a call has left: its exit code and what was written, colours left out. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The questions that were asked. */
  readonly asked: readonly string[];
}

/** Calls the command line in this process, with a terminal of our own. */
export async function callStaircase(
  line: string | readonly string[],
  options: CallOptions,
): Promise<Called> {
  const written = { out: '', err: '', asked: [] as string[] };
  const {
    directory,
    environment = {},
    person,
    input = '',
    onStatus = () => undefined,
    signal = new AbortController().signal,
  } = options;
  const code = await runCommandLine({
    arguments: typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line,
    terminal: terminalOf(written, person, onStatus),
    environment,
    directory,
    signal,
    stdin: async () => Buffer.from(input),
    installation: root,
    version: '1.2.3',
    program: join(root, 'src', 'cli', 'main.ts'),
  });
  return { code, ...written };
}

/** Calls of one directory and environment, which most tests make several of. */
export function caller(
  base: CallOptions,
): (line: string, more?: Partial<CallOptions>) => Promise<Called> {
  return (line, more = {}) => callStaircase(line, { ...base, ...more });
}

function terminalOf(
  written: { out: string; err: string; asked: string[] },
  person: Person | undefined,
  onStatus: (line: string) => void,
): Terminal {
  const answers = [...(person?.answers ?? [])];
  return {
    isTerminal: person !== undefined,
    canAsk: person !== undefined,
    out: (text) => {
      written.out += `${text}\n`;
    },
    err: (text) => {
      written.err += `${text}\n`;
    },
    status: onStatus,
    paint: (_, text) => text,
    ask: async (question) => {
      written.asked.push(question);
      return answers.shift() ?? '';
    },
  };
}
