import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { keepBaseline } from '../sql/keepBaseline.ts';
import { EXIT } from './command.ts';
import { runCommandLine } from './commandLine.ts';
import { delayTurbofan } from './delayTurbofan.ts';
import { interruptedBy } from './interruption.ts';
import { processTerminal } from './terminal.ts';

/** Put in by the build. */
declare const STAIRCASE_VERSION: string;

/** The process: its streams, its signals and its exit code. */
async function main(): Promise<void> {
  keepBaseline();
  delayTurbofan();
  const { stdin, stdout, stderr, env } = process;
  const terminal = processTerminal(stdin, stdout, stderr, env);
  const interruption = interruptedBy(process, terminal);
  stdout.on('error', outputLost());
  const directory = currentDirectory();
  if (directory === undefined) return;
  process.exitCode = await runCommandLine({
    arguments: process.argv.slice(2),
    terminal,
    environment: env,
    directory,
    ...interruption,
    stdin: () => buffer(stdin),
    installation: join(import.meta.dirname, '..'),
    version: STAIRCASE_VERSION,
    program: fileURLToPath(import.meta.url),
  });
}

/**
 * A reader that has seen enough, such as `head`, is no failure; a full disk is, but none to stop for
 * between a script and its row.
 */
function outputLost(): (error: NodeJS.ErrnoException) => void {
  let isTold = false;
  return ({ code, message }) => {
    if (code === 'EPIPE' || isTold) return;
    isTold = true;
    process.once('exit', () => {
      process.exitCode = EXIT.failed;
    });
    console.error(`The output could not be written, and what follows is lost with it: ${message}`);
  };
}

function currentDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    process.exitCode = EXIT.failed;
    console.error('The current directory is not there any more. Change to one that is.');
    return undefined;
  }
}

/** What is large is linted in a thread of this program. */
async function mainOfThread(): Promise<void> {
  const { answerFromThread } = await import('./lint/lintThread.ts');
  await answerFromThread();
}

function mistake(error: unknown): void {
  process.exitCode = EXIT.failed;
  console.error('This is a mistake in Staircase, not in your migrations:', error);
}

if (isMainThread) main().catch(mistake);
else void mainOfThread();
