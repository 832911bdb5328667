import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endBuiltIn } from '../database/embedded/endBuiltIn.ts';
import { openBuiltIn } from '../database/embedded/openBuiltIn.ts';
import type { BuiltInEnvironment } from '../database/environment.ts';
import type { Session } from '../database/session.ts';
import type { BuiltInTarget } from '../database/target.ts';
import type { Stage } from './stage.ts';

/**
 * Not UTC: there a change from timestamp to timestamptz rewrites nothing, as it does everywhere else.
 */
const TIME_ZONE = 'Asia/Kathmandu';

/** Milliseconds that an unused stage stays: five minutes, as people come back to a file. */
const GRACE = 5 * 60_000;

/**
 * A stage on the embedded PostgreSQL, in a directory of its own. A reset does not tidy up: it ends
 * the server, which may hang in a script, and begins in another directory.
 */
export class BuiltInStage implements Stage {
  readonly name = 'the built-in PostgreSQL 18';
  readonly #environment: BuiltInEnvironment;
  #workspace: string;

  /** The stage's files are made below `directory`. */
  constructor(directory: string, environment: BuiltInEnvironment) {
    this.#environment = { ...environment, dataRoot: directory, timeZone: TIME_ZONE };
    this.#workspace = this.#newWorkspace();
  }

  open(): Promise<Session> {
    const workspace = this.#workspace;
    const target: BuiltInTarget = { kind: 'built-in', name: 'built-in', role: 'local', workspace };
    const options = { applicationName: 'staircase rehearsal', grace: GRACE };
    return openBuiltIn(target, this.#environment, options);
  }

  async reset(): Promise<void> {
    const old = this.#workspace;
    this.#workspace = this.#newWorkspace();
    await endBuiltIn(old, this.#environment.dataRoot);
  }

  async close(): Promise<void> {
    await this.reset();
    await rm(this.#environment.dataRoot, { recursive: true, force: true });
  }

  #newWorkspace(): string {
    return join(this.#environment.dataRoot, randomUUID());
  }
}
