import type { SelectStmt, VariableSetStmt } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../../sql/nodes.ts';
import { originText } from '../origin.ts';
import type { Scribe } from '../scribe.ts';
import { routinesMeant } from './routines.ts';

/** A SELECT at the top of a script may be there for a function that makes something. */
export function callsOut({ targetList, fromClause }: SelectStmt, scribe: Scribe): void {
  const selected = nodesOf(targetList, 'ResTarget').flatMap(({ val }) => val ?? []);
  const read = nodesOf(fromClause, 'RangeFunction').flatMap(({ functions }) =>
    nodesOf(functions, 'List').flatMap(({ items }) => items ?? []),
  );
  for (const { funcname } of nodesOf([...selected, ...read], 'FuncCall')) {
    const words = wordsOf(funcname);
    if (words.at(-1) === 'set_config') scribe.notePath();
    if (!isHarmless(words, scribe)) scribe.doubt('calls a function, which may make something');
  }
}

function isHarmless(words: readonly string[], scribe: Scribe): boolean {
  const [name = '', schema] = [words.at(-1), words.at(-2)];
  if (schema === 'pg_catalog' || HARMLESS.test(name)) return true;
  const own = routinesMeant(
    { objname: words.map((sval) => ({ String: { sval } })), args_unspecified: true },
    scribe,
  );
  return own.length > 0 && own.every(({ origin }) => !MAKES.test(originText(origin)));
}

const HARMLESS =
  /^(setval|nextval|currval|lastval|set_config|current_setting|now|version|count|max|min|sum|avg|generate_series|unnest|coalesce|pg_.*|to_.*|json.*|array_.*|string_agg|length|lower|upper|random|gen_random_uuid|uuid_generate.*)$/;

/** Behind the CREATE of the function itself. */
export const MAKES = /\b(execute|alter|drop)\b|\W(?!^)create\b/i;

/** SET search_path. */
export function setVariable({ kind, name, args }: VariableSetStmt, scribe: Scribe): void {
  if (name !== 'search_path') return;
  const words = nodesOf(args, 'A_Const').map(({ sval }) => sval?.sval ?? '');
  const path = kind === 'VAR_SET_VALUE' ? words.filter((it) => it !== '' && it !== '$user') : [];
  if (path.length === 0 && kind !== 'VAR_SET_VALUE') path.push('public');
  scribe.catalogue.paths.set('', '', path, scribe.by);
  scribe.notePath();
}
