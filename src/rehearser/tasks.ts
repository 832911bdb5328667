import type { ConnectionFailure } from '../database/failure.ts';
import type { RehearseTask } from './rehearseTask.ts';
import type { SchemaTask } from './schemaTask.ts';
import type { WriteDownTask } from './writeDownTask.ts';

/** What the thread can be asked to do, by name. */
export interface Tasks {
  readonly rehearse: RehearseTask;
  readonly writeDown: WriteDownTask;
  readonly schema: SchemaTask;
}

export type TaskName = keyof Tasks;

/** A task that is to be done; `id` is in all that is said of it. */
export interface Ask<Name extends TaskName> {
  readonly kind: 'ask';
  readonly id: number;
  readonly name: Name;
  readonly question: Tasks[Name]['question'];
}

/** What is said to the thread. */
export type ToThread =
  | Ask<TaskName>
  /** `cancel`: nobody wants it any more. `enough`: it may go no further. */
  | { readonly kind: 'cancel' | 'enough'; readonly id: number }
  /** No more will be asked: the thread leaves nothing behind and ends. */
  | { readonly kind: 'end' };

/** What the thread says. */
export type FromThread =
  | { readonly kind: 'news'; readonly id: number; readonly news: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: ThreadFailure };

/** An error on its way to another thread, where it would lose its class. */
export interface ThreadFailure {
  readonly message: string;
  readonly stack?: string;
  /** Of a `ConnectionError`, as its advice. */
  readonly reason?: ConnectionFailure;
  readonly advice?: string;
}
