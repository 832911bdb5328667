import { fileURLToPath } from 'node:url';
import { proposeScaffold } from '../../src/migrations/scaffold/scaffold.ts';
import { readTemplates, type Template } from '../../src/migrations/scaffold/templates.ts';

/** A template and the two scripts that New Migration makes of it, its holes left at their defaults. */
export interface Scaffolded {
  readonly template: Template;
  readonly up: string;
  readonly down: string;
}

export const TEMPLATES = new URL('../../migrations-template/', import.meta.url);

const EMPTY_FOLDER = { path: 'migrations', migrations: [], problems: [] };

/** The templates that ship, each as the migration "track orders" of 2026-01-02 03:04:05 UTC. */
export async function shippedTemplates(): Promise<Scaffolded[]> {
  const templates = await readTemplates([fileURLToPath(TEMPLATES)]);
  return templates.map(scaffolded);
}

function scaffolded(template: Template): Scaffolded {
  const now = new Date('2026-01-02T03:04:05Z');
  const scaffold = proposeScaffold(EMPTY_FOLDER, { description: 'track orders', now, template });
  if ('problem' in scaffold) throw new Error(scaffold.problem);
  if (!scaffold.down) throw new Error(`${template.name} has no down.sql`);
  return { template, up: scaffold.up.content, down: scaffold.down.content };
}
