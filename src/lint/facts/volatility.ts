import type { Node } from '@pgsql/types';
import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import { STEADY_FUNCTIONS } from './steadyFunctions.ts';

/** How often an expression must be worked out; of a function that is not known, `unknown`. */
export type Volatility = 'once' | 'for each row' | 'unknown';

/**
 * Whether a default may be worked out once for all rows that are there already, so that ADD COLUMN
 * need not write them: `now()` may, `gen_random_uuid()` may not.
 */
export function volatilityOf(expression: Node | undefined): Volatility {
  const found = new Set(functionsOf(expression).map(functionVolatility));
  return found.has('for each row') ? 'for each row' : found.has('unknown') ? 'unknown' : 'once';
}

/** A call of a function. */
export interface Call {
  /** The dotted name. */
  readonly words: readonly string[];
  readonly hasArguments: boolean;
}

/** All calls of an expression, however deep. */
export function functionsOf(expression: Node | undefined): Call[] {
  return Array.from(callsIn(expression), ({ funcname, args }) => ({
    words: wordsOf(funcname),
    hasArguments: args !== undefined,
  }));
}

/** Of a function by its name. In a schema of one's own, `now` is another function; so is `now(1)`. */
export function functionVolatility({ words, hasArguments }: Call): Volatility {
  const name = words.at(-1) ?? '';
  if (hasArguments && CLOCKS.has(name)) return 'unknown';
  if (VOLATILE.has(name)) return 'for each row';
  const isOwn = words.length > 1 && words[0] !== 'pg_catalog' && !OF_EXTENSIONS.test(name);
  return STEADY_FUNCTIONS.has(name) && !isOwn ? 'once' : 'unknown';
}

/** They take no arguments. */
const CLOCKS: ReadonlySet<string> = new Set([
  'now',
  'statement_timestamp',
  'transaction_timestamp',
]);

/** Extensions may be in any schema. */
const OF_EXTENSIONS = /^(uuid_|st_)/;

/** Every call of a function, however deep. A stack of our own: an expression may be nested deeply. */
function* callsIn(expression: unknown): Iterable<Nodes['FuncCall']> {
  const open: unknown[] = [expression];
  while (open.length > 0) {
    const it = open.pop();
    if (typeof it !== 'object' || it === null) continue;
    const call = inner(it as Node, 'FuncCall');
    if (call) yield call;
    for (const below of Object.values(it)) open.push(below);
  }
}

const VOLATILE: ReadonlySet<string> = new Set([
  'clock_timestamp',
  'currval',
  'gen_random_bytes',
  'gen_random_uuid',
  'gen_salt',
  'lastval',
  'nextval',
  'random',
  'random_normal',
  'setval',
  'timeofday',
  'uuid_generate_v1',
  'uuid_generate_v1mc',
  'uuid_generate_v4',
  'uuidv4',
  'uuidv7',
]);
