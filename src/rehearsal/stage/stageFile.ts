import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which of the databases below a directory is the stage now. */
export interface StageRecord {
  /** Names the database; a reset takes another. */
  readonly id: string;
  /** Someone has begun what leaves the stage unlike its ledger, and has not said that it is over. */
  readonly isDirty: boolean;
}

/** The file by which all windows of a workspace find the same stage. */
export class StageFile {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Undefined where there is none yet, or none that can be read. */
  async read(): Promise<StageRecord | undefined> {
    try {
      const text = await readFile(join(this.#directory, NAME), 'utf8');
      const { id, isDirty = false } = JSON.parse(text) as Partial<StageRecord>;
      return id === undefined ? undefined : { id, isDirty };
    } catch {
      return undefined;
    }
  }

  /** Of several that write at once the last one stays, and each must read what it is. */
  async write(record: StageRecord): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const unfinished = join(this.#directory, `${NAME}.${randomUUID()}`);
    await writeFile(unfinished, JSON.stringify(record), { mode: 0o600 });
    await rename(unfinished, join(this.#directory, NAME));
  }

  async begin(): Promise<StageRecord> {
    const record = { id: randomUUID(), isDirty: false };
    await this.write(record);
    return record;
  }
}

const NAME = 'stage.json';
