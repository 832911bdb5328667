import type { LedgerGroup } from '../../config/ledgerGroups.ts';
import { coalesce } from '../coalesce.ts';
import type { LedgerAnswer, LedgerQuestion } from './ledgerAnswer.ts';

/** Asks a database. Nothing comes back where it must not be asked now. */
export type AskLedger = (
  question: LedgerQuestion,
  signal?: AbortSignal,
) => Promise<LedgerAnswer | undefined>;

interface Asked {
  question: LedgerQuestion;
  readonly refresh: () => Promise<void>;
}

/**
 * The last answer of each ledger's database. No ledger waits for another's; of two readings of one
 * that overlap, what was asked last counts.
 */
export class LedgerAnswers {
  readonly #ask: AskLedger;
  readonly #changed: () => void;
  readonly #asked = new Map<string, Asked>();
  readonly #known = new Map<string, { readonly number: number; readonly answer: LedgerAnswer }>();
  #number = 0;

  constructor(ask: AskLedger, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  of(group: LedgerGroup): LedgerAnswer | undefined {
    return this.#known.get(keyOf(group))?.answer;
  }

  /** Forgets what belongs to none of these: a folder that gets another target knows nothing of it. */
  keep(questions: readonly LedgerQuestion[]): void {
    const keys = new Set(questions.map(({ group }) => keyOf(group)));
    for (const known of [this.#known, this.#asked]) {
      for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
    }
  }

  /** Asks for nobody in particular: many calls become one reading, which begins after the call. */
  async refresh(question: LedgerQuestion): Promise<void> {
    const key = keyOf(question.group);
    const asked = this.#asked.get(key) ?? this.#newlyAsked(question);
    asked.question = question;
    this.#asked.set(key, asked);
    await asked.refresh();
  }

  /** Asks now, for one who waits and whose signal may end it. */
  async read(question: LedgerQuestion, signal?: AbortSignal): Promise<void> {
    const key = keyOf(question.group);
    this.#number += 1;
    const number = this.#number;
    const answer = await this.#ask(question, signal);
    const known = this.#known.get(key);
    if (!answer || (known && (known.number > number || answer.kind === 'cancelled'))) return;
    this.#known.set(key, { number, answer });
    this.#changed();
  }

  #newlyAsked(question: LedgerQuestion): Asked {
    const asked: Asked = { question, refresh: coalesce(() => this.read(asked.question)) };
    return asked;
  }
}

/** In memory only: the target may hold a password. */
function keyOf({ target, ledgerName }: LedgerGroup): string {
  return JSON.stringify([target, ledgerName]);
}
