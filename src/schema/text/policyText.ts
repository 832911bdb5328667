import type { CatalogueRow } from '../catalogue.ts';
import { fields } from './fields.ts';
import { ownName } from './group.ts';
import { plainName } from './sqlWords.ts';

/** `CREATE POLICY own ON public.items FOR SELECT TO reader USING (...);` */
export function policyText(row: CatalogueRow): string {
  const { definition, parent } = row;
  const found = fields(definition, POLICY);
  if (!found) return `CREATE POLICY ${ownName(row)} ON ${parent} ${definition};`;
  const { command = '', roles = '', using, check } = found;
  const words = [
    `CREATE POLICY ${ownName(row)} ON ${parent}`,
    found['isPermissive'] === 'f' && 'AS RESTRICTIVE',
    COMMANDS[command],
    roles !== 'public' && `TO ${roles.split(',').map(plainName).join(', ')}`,
    using && `USING ${bracketed(using)}`,
    check && `WITH CHECK ${bracketed(check)}`,
  ];
  return `${words.filter((it) => it).join(' ')};`;
}

function bracketed(expression: string): string {
  return `(${expression})`;
}

const POLICY =
  /^(?<command>\S) permissive=(?<isPermissive>[tf]) to=(?<roles>.*?) using=(?<using>[\s\S]*) check=(?<check>[\s\S]*)$/;

const COMMANDS: Readonly<Record<string, string>> = {
  r: 'FOR SELECT',
  a: 'FOR INSERT',
  w: 'FOR UPDATE',
  d: 'FOR DELETE',
};
