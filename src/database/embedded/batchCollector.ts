import type { Batch } from './turns.ts';
import { copyFail, type WireMessage } from './wire.ts';

const COPY_REFUSED = copyFail('the built-in PostgreSQL takes no rows from the client');

/**
 * Settings with a dot in their name cannot be listed and so not be put aside: whoever sets one keeps
 * the session. SET LOCAL is over before anyone else has a turn.
 */
const CUSTOM_SETTING = /\bset_config\b|\bset\s+(?:session\s+)?"?\w+"?\s*\.\s*\w/i;

/**
 * Collects a client's messages up to Query, Sync, FunctionCall or Flush. PostgreSQL must have these
 * in one piece: it reads on while something is missing, and PGlite has nothing to let it wait for.
 */
export class BatchCollector {
  /** Whether the client has ever sent SQL that sets what cannot be put aside. */
  hasCustomSetting = false;
  #messages: Buffer[] = [];
  #isParsed = false;
  /** Since the last Sync there was a message whose failure makes the server skip all up to the next. */
  #maySkip = false;
  #isSynced = false;
  #copyEnded = false;

  /** The batch that ends with this message, if one does. */
  take({ type, bytes }: WireMessage): Omit<Batch, 'client'> | undefined {
    if (this.#isLeftover(type)) return undefined;
    this.#messages.push(bytes);
    this.#note(type, bytes);
    return 'QSFH'.includes(type) ? this.#end(type) : undefined;
  }

  /**
   * COPY FROM STDIN has failed by the time its rows arrive. A server ignores the Sync sent before
   * them, so clients send another after; ours has answered the first.
   */
  #isLeftover(type: string): boolean {
    const isCopy = 'dcf'.includes(type);
    const isSecondSync = type === 'S' && this.#copyEnded;
    this.#copyEnded = isCopy && type !== 'd' && this.#isSynced;
    return isCopy || isSecondSync;
  }

  #note(type: string, bytes: Buffer): void {
    if ('PBDEC'.includes(type)) this.#maySkip = true;
    if (type === 'S') this.#maySkip = false;
    if (type === 'P') this.#isParsed = true;
    if (type === 'Q' || type === 'E') {
      this.#isParsed = false;
      this.#messages.push(COPY_REFUSED);
    }
    if (type === 'Q' || type === 'P') {
      this.hasCustomSetting ||= CUSTOM_SETTING.test(bytes.toString('utf8'));
    }
  }

  #end(type: string): Omit<Batch, 'client'> {
    const complete = type !== 'H' && !this.#maySkip;
    const messages = Buffer.concat(this.#messages);
    this.#messages = [];
    this.#isSynced = type === 'S';
    return { messages, complete, halfway: !complete || this.#isParsed };
  }
}
