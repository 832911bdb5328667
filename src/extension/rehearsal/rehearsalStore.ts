import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KeptRehearsal } from './keptRehearsal.ts';
import type { StoredRehearsal } from './keptRehearsals.ts';

/** A rehearsal as it stands in the file: JSON has no `bigint`, and what up changes is asked by nobody. */
interface WrittenRehearsal extends Omit<StoredRehearsal, 'rehearsal'> {
  readonly rehearsal: Omit<StoredRehearsal['rehearsal'], 'version' | 'changes'>;
  readonly version: string;
}

interface WrittenFile {
  readonly edition: string;
  readonly rehearsals: readonly WrittenRehearsal[];
}

/**
 * The rehearsals of a workspace in a file, from one window to the next. It is written after each save,
 * which changes few of them: the text of each is made once.
 */
export class RehearsalStore {
  readonly #texts = new WeakMap<KeptRehearsal, string>();
  readonly #path: string;
  readonly #edition: string;
  readonly #onFailure: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  /**
   * @param edition of the extension: what another has proven is not known to be proven by this one.
   * @param onFailure is told where the disk takes nothing.
   */
  constructor(path: string, edition: string, onFailure: (error: unknown) => void) {
    this.#path = path;
    this.#edition = edition;
    this.#onFailure = onFailure;
  }

  /** None where there is no such file, or none that can be read. */
  async read(): Promise<StoredRehearsal[]> {
    try {
      const { edition, rehearsals }: WrittenFile = JSON.parse(await readFile(this.#path, 'utf8'));
      return edition === this.#edition ? rehearsals.map(restored) : [];
    } catch {
      return [];
    }
  }

  /** One after the other, and never half: a window may be closed at any time. */
  async write(kept: readonly KeptRehearsal[]): Promise<void> {
    const texts = kept.map((it) => this.#textOf(it));
    const text = `{"edition":${JSON.stringify(this.#edition)},"rehearsals":[${texts.join(',\n')}]}`;
    this.#last = this.#last.then(() => this.#replace(text)).catch(this.#onFailure);
    await this.#last;
  }

  #textOf(kept: KeptRehearsal): string {
    const text = this.#texts.get(kept) ?? JSON.stringify(written(kept));
    this.#texts.set(kept, text);
    return text;
  }

  async #replace(text: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const made = `${this.#path}.${process.pid}`;
    await writeFile(made, text);
    await rename(made, this.#path);
  }
}

function written({
  rehearsal,
  scripts: _,
  isCurrent: __,
  ...kept
}: KeptRehearsal): WrittenRehearsal {
  const { version, changes: ___, ...rest } = rehearsal;
  return { ...kept, version: `${version}`, rehearsal: rest };
}

function restored({ version, rehearsal, ...rest }: WrittenRehearsal): StoredRehearsal {
  return { ...rest, rehearsal: { ...rehearsal, version: BigInt(version), changes: [] } };
}
