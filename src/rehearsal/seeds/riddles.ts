import { candidatesFor } from './candidates.ts';
import { sampleValue } from './sampleValue.ts';
import type {
  Check,
  SeedColumn,
  SeedRow,
  SeedSchema,
  SeedTable,
  SeedType,
  SeedValue,
} from './seedTable.ts';
import type { Riddle } from './solve.ts';

/** Samples among the candidates: some of them may satisfy what none of the named values does. */
const SAMPLES = 8;

/**
 * What has to be found out rather than made: columns that conditions speak of, and columns of domains
 * with conditions of their own, each with all others that a condition ties it to.
 */
export function riddlesOf(
  schema: SeedSchema,
  table: SeedTable,
  foreign: readonly SeedRow[],
): Riddle[] {
  const columns = table.columns.filter((it) => !it.isGenerated);
  // What speaks of a generated column speaks of others, which nobody can tell from its text.
  const checks = table.checks.filter(
    (it) =>
      it.columns.length > 0 && it.columns.every((name) => columns.some((own) => own.name === name)),
  );
  return groups(columns, checks, ({ typeOid }) => domainChecks(schema, typeOid).length > 0).map(
    (group) => {
      const own = checks.filter((it) =>
        it.columns.some((name) => group.some((c) => c.name === name)),
      );
      return {
        columns: group.map((column) => ({
          column,
          candidates: candidates(schema, column, own, foreign),
        })),
        conditions: [
          ...own.map(({ expression }) => expression),
          ...(own.length === 0 ? ['true'] : []),
        ],
      };
    },
  );
}

/** Columns tied together by conditions. */
function groups(
  columns: readonly SeedColumn[],
  checks: readonly Check[],
  isStrange: (column: SeedColumn) => boolean,
): SeedColumn[][] {
  const named = new Set(checks.flatMap((it) => it.columns));
  let found = columns.filter((it) => named.has(it.name) || isStrange(it)).map((it) => [it]);
  for (const check of checks) {
    const touched = found.filter((group) => group.some(({ name }) => check.columns.includes(name)));
    found = [...found.filter((it) => !touched.includes(it)), touched.flat()];
  }
  return found;
}

function candidates(
  schema: SeedSchema,
  column: SeedColumn,
  checks: readonly Check[],
  foreign: readonly SeedRow[],
): SeedValue[] {
  const { name, typeOid, modifier, isNotNull } = column;
  const none: SeedValue[] = isNotNull ? [] : [null];
  const given = [...new Set(foreign.map((row) => row[name]))].filter((it) => it !== undefined);
  if (given.length > 0) return [...given.filter((it) => it !== null), ...none];
  const samples = Array.from({ length: SAMPLES }, (_, nth) =>
    sampleValue(schema.types, { typeOid, modifier, column: name, nth, isWide: false }),
  ).filter((it) => it !== undefined);
  const about = checks
    .filter((it) => it.columns.includes(name))
    .map(({ expression }) => expression);
  const thought = candidatesFor([...about, ...domainChecks(schema, typeOid)]);
  const [few, more] = [samples.slice(0, 3), samples.slice(3)];
  return [
    ...new Set([
      ...few.slice(0, 1),
      ...none,
      ...few,
      ...labels(schema.types.get(typeOid)),
      ...thought,
      ...more,
    ]),
  ];
}

function labels(type: SeedType | undefined): readonly string[] {
  return type?.labels ?? [];
}

/** The conditions of a domain, of those it is made of, and of what an array or range holds. */
function domainChecks({ types }: SeedSchema, typeOid: number): readonly string[] {
  const type = types.get(typeOid);
  if (!type) return [];
  return [...type.checks, ...(type.inner ? domainChecks({ types, tables: [] }, type.inner) : [])];
}
