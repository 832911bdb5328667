import type { CatalogueRow } from '../catalogue.ts';
import { fields } from './fields.ts';
import { ownName } from './group.ts';

/** A constraint as it stands between the brackets of CREATE TABLE or behind a domain. */
export function constraintText(row: CatalogueRow): string {
  const { rule = row.definition } = fields(row.definition, CONSTRAINT) ?? {};
  return `CONSTRAINT ${ownName(row)} ${rule}`;
}

/** Whether a table has a constraint only because its parent has it. */
export function isInherited({ definition }: CatalogueRow): boolean {
  return fields(definition, CONSTRAINT)?.['isLocal'] === 'f';
}

/** NOT VALID and NO INHERIT stand in the rule as well. */
const CONSTRAINT = /^(?<rule>[\s\S]*) validated=[tf] local=(?<isLocal>[tf]) no inherit=[tf]$/;
