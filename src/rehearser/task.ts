import type { Stages } from '../rehearsal/stage/stages.ts';
import type { Parser } from '../sql/parser.ts';

/** One kind of work for the thread. Everything in it is plain data, which goes from thread to thread. */
export interface Task<Question, News, Answer> {
  readonly question: Question;
  /** What is told while it goes on. */
  readonly news: News;
  readonly answer: Answer;
}

/** Does the work of a task. */
export type Perform<It extends Task<unknown, unknown, unknown>> = (
  question: It['question'],
  tools: TaskTools<It['news']>,
) => Promise<It['answer']>;

/** What a task works with. */
export interface TaskTools<News> {
  readonly parser: Parser;
  readonly stages: Stages;
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal;
  /** Aborted when what has begun may end, and nothing more need begin. */
  readonly enough: AbortSignal;
  readonly tell: (news: News) => void;
}
