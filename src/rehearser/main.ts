import { type MessagePort, parentPort } from 'node:worker_threads';
import { ConnectionError } from '../database/failure.ts';
import { Stages } from '../rehearsal/stage/stages.ts';
import { loadParser } from '../sql/libpgQuery.ts';
import type { Parser } from '../sql/parser.ts';
import { rehearseTask } from './rehearseTask.ts';
import { schemaTask } from './schemaTask.ts';
import type { Perform } from './task.ts';
import type { Ask, FromThread, TaskName, Tasks, ThreadFailure, ToThread } from './tasks.ts';
import { writeDownTask } from './writeDownTask.ts';

const performers: { readonly [Name in TaskName]: Perform<Tasks[Name]> } = {
  rehearse: rehearseTask,
  writeDown: writeDownTask,
  schema: schemaTask,
};

/** A thread of the editor's extension host, which must never wait for a parser or a comparison. */
if (parentPort) serve(parentPort);

function serve(port: MessagePort): void {
  const [parsing, stages] = [loadParser(), new Stages()];
  const running = new Map<number, Running>();
  port.on('message', (message: ToThread) => {
    if (message.kind === 'end') return void end([...running.values()], stages);
    if (message.kind !== 'ask') return running.get(message.id)?.stops[message.kind].abort();
    const stops = { cancel: new AbortController(), enough: new AbortController() };
    const answered = answer(port, message, { parsing, stages }, stops);
    running.set(message.id, { stops, answered });
    void answered.finally(() => running.delete(message.id));
  });
}

/** A task that goes on. */
interface Running {
  readonly stops: Stops;
  readonly answered: Promise<void>;
}

/** Ends the thread, which leaves nothing on a server that others use. */
async function end(running: readonly Running[], stages: Stages): Promise<void> {
  for (const { stops } of running) stops.cancel.abort();
  await Promise.allSettled(running.map(({ answered }) => answered));
  await stages.close().catch(() => undefined);
  process.exit();
}

/** What ends a task at once, and what ends it soon. */
interface Stops {
  readonly cancel: AbortController;
  readonly enough: AbortController;
}

async function answer<Name extends TaskName>(
  port: MessagePort,
  { id, name, question }: Ask<Name>,
  { parsing, stages }: { readonly parsing: Promise<Parser>; readonly stages: Stages },
  { cancel: { signal }, enough }: Stops,
): Promise<void> {
  const say = (message: FromThread): void => port.postMessage(message);
  try {
    const tell = (news: Tasks[Name]['news']): void => say({ kind: 'news', id, news });
    const perform = performers[name];
    const found = await perform(question, {
      ...{ parser: await parsing, stages, signal, enough: enough.signal },
      tell,
    });
    say({ kind: 'answer', id, answer: found });
  } catch (error) {
    say({ kind: 'failed', id, failure: failureOf(error) });
  }
}

function failureOf(error: unknown): ThreadFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  const shown = { message, ...(stack !== undefined && { stack }) };
  if (!(error instanceof ConnectionError)) return shown;
  return { ...shown, reason: error.reason, advice: error.advice };
}
