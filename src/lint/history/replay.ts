import type { ParsedScript, Statement } from '../../sql/parser.ts';
import { apply } from './apply/apply.ts';
import { Catalogue } from './catalogue.ts';
import type { History } from './history.ts';
import { HistoryView } from './historyView.ts';
import { Scribe } from './scribe.ts';

/** A script to be replayed. */
export interface ReplayedScript {
  readonly path: string;
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** A schema that grows script by script. What was read of it stays as it was. */
export class Replay {
  readonly #catalogue: Catalogue;
  #moment: number;

  constructor(catalogue = new Catalogue(), moment = 1) {
    this.#catalogue = catalogue;
    this.#moment = moment;
  }

  /** Where the next statement will stand. */
  get moment(): number {
    return this.#moment;
  }

  /** The schema before the statement of a moment. */
  at(moment: number): History {
    return new HistoryView(this.#catalogue, moment);
  }

  /** Another future from a moment on. */
  fork(moment: number): Replay {
    return new Replay(this.#catalogue.fork(moment), moment);
  }

  add({ path, text: script, statements }: ReplayedScript): void {
    for (const statement of statements) {
      const by = { path, script, statement, moment: this.#moment++ };
      const scribe = new Scribe(this.#catalogue, by);
      if (statement === statements[0]) scribe.beginScript();
      apply(statement, scribe);
    }
  }
}

/** The schema before each statement of a script that runs after others; replayed when asked for. */
export function replayedAfter(
  { path, text, parsed: { statements } }: ReplayedSource,
  start: () => Replay,
): (statement: number) => History {
  let first = 0;
  let replay: Replay | undefined;
  return (statement) => {
    if (!replay) {
      replay = start();
      first = replay.moment;
      replay.add({ path, text, statements });
    }
    return replay.at(first + statement);
  };
}

type ReplayedSource = Omit<ReplayedScript, 'statements'> & { readonly parsed: ParsedScript };
