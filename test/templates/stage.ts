import { readFileSync } from 'node:fs';
import type { Row, Session } from '../../src/database/session.ts';

const CATALOGUE = readFileSync(new URL('catalogue.sql', import.meta.url), 'utf8');

/** Where scripts are tried: a session that runs them as a migration runs, and sees what they did. */
export class Stage {
  readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /** A whole script in one message, in a transaction of its own unless it asks for none. */
  async run(script: string): Promise<void> {
    if (script.startsWith('-- no-transaction')) {
      await this.session.script(script);
      return;
    }
    await this.session.script('BEGIN');
    try {
      await this.session.script(script);
      await this.session.script('COMMIT');
    } catch (error) {
      await this.session.script('ROLLBACK');
      throw error;
    }
  }

  query(sql: string): Promise<readonly Row[]> {
    return this.session.query(sql);
  }

  /** The schema as lines: databases with the same objects have the same. */
  async schema(): Promise<unknown[]> {
    const rows = await this.session.query(CATALOGUE);
    return rows.map(({ line }) => line);
  }
}
