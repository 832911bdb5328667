import type { Node } from '@pgsql/types';
import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';

/** How often an expression must be worked out; of a function that is not known, `unknown`. */
export type Volatility = 'once' | 'for each row' | 'unknown';

/**
 * Whether a default may be worked out once for all rows that are there already, so that ADD COLUMN
 * need not write them: `now()` may, `gen_random_uuid()` may not.
 */
export function volatilityOf(expression: Node | undefined): Volatility {
  let found: Volatility = 'once';
  for (const call of callsIn(expression)) {
    const one = ofCall(call);
    if (one === 'for each row') return one;
    if (one === 'unknown') found = one;
  }
  return found;
}

function ofCall({ funcname }: Nodes['FuncCall']): Volatility {
  const name = wordsOf(funcname).at(-1) ?? '';
  if (VOLATILE.has(name) || name.startsWith('uuid_generate_')) return 'for each row';
  return STABLE.has(name) ? 'once' : 'unknown';
}

/** Every call of a function, however deep. A stack of our own: an expression may be nested deeply. */
function* callsIn(expression: unknown): Iterable<Nodes['FuncCall']> {
  const open: unknown[] = [expression];
  while (open.length > 0) {
    const it = open.pop();
    if (typeof it !== 'object' || it === null) continue;
    const call = inner(it as Node, 'FuncCall');
    if (call) yield call;
    open.push(...Object.values(it));
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
  'uuidv4',
  'uuidv7',
]);

const STABLE: ReadonlySet<string> = new Set([
  'abs',
  'age',
  'btrim',
  'concat',
  'current_database',
  'current_schema',
  'current_setting',
  'date_part',
  'date_trunc',
  'decode',
  'encode',
  'extract',
  'floor',
  'format',
  'json_build_array',
  'json_build_object',
  'jsonb_build_array',
  'jsonb_build_object',
  'length',
  'lower',
  'make_date',
  'make_interval',
  'make_timestamp',
  'make_timestamptz',
  'md5',
  'now',
  'repeat',
  'replace',
  'round',
  'statement_timestamp',
  'timezone',
  'to_char',
  'to_date',
  'to_json',
  'to_jsonb',
  'to_timestamp',
  'transaction_timestamp',
  'txid_current',
  'upper',
]);
