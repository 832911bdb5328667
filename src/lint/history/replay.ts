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
  /** True when there is more in it than the parser takes: what that does, no one can tell. */
  readonly isBroken?: boolean;
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

  add(replayed: ReplayedScript): void {
    const { statements, isBroken } = replayed;
    for (const statement of statements) {
      const scribe = this.#next(replayed, statement);
      if (statement === statements[0]) scribe.beginScript();
      apply(statement, scribe);
    }
    if (isBroken) this.#next(replayed, NOTHING).doubt('is SQL that the parser does not take');
  }

  #next({ path, text: script }: ReplayedScript, statement: Statement): Scribe {
    return new Scribe(this.#catalogue, { path, script, statement, moment: this.#moment++ });
  }
}

const NOTHING: Statement = { span: { start: 0, end: 0 }, kind: '', node: {}, offsetAt: () => 0 };

/** The schema before each statement of a script that runs after others; replayed when asked for. */
export function replayedAfter(
  source: ReplayedSource,
  start: () => Replay,
): (statement: number) => History {
  let first = 0;
  let replay: Replay | undefined;
  return (statement) => {
    if (!replay) {
      replay = start();
      first = replay.moment;
      const { path, text, parsed } = source;
      replay.add({ path, text, statements: parsed.statements });
    }
    return replay.at(first + statement);
  };
}

type ReplayedSource = Omit<ReplayedScript, 'statements'> & { readonly parsed: ParsedScript };
