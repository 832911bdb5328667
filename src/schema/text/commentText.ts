import type { CatalogueRow } from '../catalogue.ts';
import { literal } from './sqlWords.ts';

/** `COMMENT ON TABLE public.orders IS '...';` */
export function commentText({ identity, definition }: CatalogueRow): string {
  const { type, name } = typeAndName(identity);
  const keyword = KEYWORDS[type] ?? type.toUpperCase();
  const object = type === 'domain constraint' ? name.replace(' on ', ' ON DOMAIN ') : name;
  return `COMMENT ON ${keyword} ${object.replace(' on ', ' ON ')} IS ${literal(definition)};`;
}

/** The object that a comment goes with: `public.items` of `trigger touch on public.items`. */
export function commentedObject(identity: string): string {
  const { name } = typeAndName(identity);
  return name.slice(name.lastIndexOf(' on ') + 1).replace(/^on /, '');
}

function typeAndName(identity: string): { readonly type: string; readonly name: string } {
  const type = TYPES.find((it) => identity.startsWith(`${it} `)) ?? identity.split(' ', 1)[0] ?? '';
  return { type, name: identity.slice(type.length + 1) };
}

/** What PostgreSQL's pg_identify_object calls otherwise than COMMENT does. */
const KEYWORDS: Readonly<Record<string, string>> = {
  'materialized view column': 'COLUMN',
  'composite type column': 'COLUMN',
  'foreign table column': 'COLUMN',
  'table column': 'COLUMN',
  'view column': 'COLUMN',
  'domain constraint': 'CONSTRAINT',
  'table constraint': 'CONSTRAINT',
  'foreign-data wrapper': 'FOREIGN DATA WRAPPER',
  'statistics object': 'STATISTICS',
};

/** Names of more than one word, the longer first. */
const TYPES: readonly string[] = [
  ...Object.keys(KEYWORDS),
  'text search configuration',
  'text search dictionary',
  'text search template',
  'text search parser',
  'materialized view',
  'operator family',
  'operator class',
  'access method',
  'event trigger',
  'foreign table',
  'large object',
];
