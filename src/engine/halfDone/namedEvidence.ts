import type { Check, Evidence } from './evidenceParts.ts';

/** What has no schema is told by its name alone; undefined where there is no name. */
export function named(
  noun: string,
  catalog: string,
  column: string,
  name: string | undefined,
): Evidence | undefined {
  if (name === undefined) return undefined;
  return {
    effect: `the ${noun} ${name} is there`,
    isConclusive: true,
    checks: [isIn(catalog, column, name)],
  };
}

/** ... or by there being nothing of the name. */
export function notNamed(
  noun: string,
  catalog: string,
  column: string,
  name: string | undefined,
): Evidence | undefined {
  if (name === undefined) return undefined;
  return {
    effect: `there is no ${noun} ${name}`,
    isConclusive: true,
    checks: [hasNo(catalog, column, name)],
  };
}

function isIn(catalog: string, column: string, name: string): Check {
  const holds = `EXISTS (SELECT FROM pg_catalog.${catalog} WHERE ${column} = $1)`;
  return { subject: `${catalog} ${name}`, holds, values: [name] };
}

function hasNo(catalog: string, column: string, name: string): Check {
  const check = isIn(catalog, column, name);
  return { ...check, holds: `NOT ${check.holds}` };
}
