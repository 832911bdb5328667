import { commentLines } from '../lint/inverse/layOut.ts';
import { withoutSecrets } from '../schema/foreignOptions.ts';
import type { Facts, Made } from '../schema/pgDelta.ts';
import type { Parser } from '../sql/parser.ts';
import { plainNames } from './plainNames.ts';
import { repeatableSql } from './repeatableSql.ts';
import { triggersAside } from './triggersAside.ts';
import { withVirtual } from './virtualColumns.ts';

/**
 * The statements that lead from one state of a database to another, as a person would write them:
 * repeatable, names unquoted, and above what comes back empty that it does. Empty where nothing
 * differs; undefined where there is no way that is known.
 */
export async function differenceSql(
  from: Facts,
  to: Facts,
  parser: Parser,
): Promise<string | undefined> {
  const { statementsBetween } = await import('../schema/pgDelta.ts');
  const statements = statementsBetween(from, to);
  if (!statements) return undefined;
  const blocks = triggersAside(statements, from.triggers).map(({ sql: full, made }) => {
    const { sql, hidden } = withoutSecrets(full);
    return [
      ...made.filter((it) => !isComputed(it, sql)).map(lost),
      ...(hidden > 0 ? [commentLines(HIDDEN)] : []),
      `${laidOut(plainNames(withVirtual(sql, virtualIn(made, to))))};`,
    ].join('\n');
  });
  // pg-delta says some things twice.
  const once = blocks.filter((it, at) => it !== blocks[at - 1]);
  return repeatableSql(together(once).replaceAll(REPLACED, '_old'), parser);
}

function virtualIn(made: readonly Made[], { virtual }: Facts): string[] {
  const own = virtual.filter(({ table }) => made.some((it) => it.table === table));
  return own.map(({ column }) => column);
}

const HIDDEN = 'Write the values of its options here: they may be passwords, and are not repeated.';

/** What pg-delta calls an enum until it is rebuilt; the template calls it so as well. */
const REPLACED = '__pgdelta_replaced';

/** In the words of the inverse that is made of the scripts' text. */
function lost({ kind, table, column }: Made): string {
  return commentLines(
    kind === 'table'
      ? `irreversible: the rows of table "${table}" are lost, only the table comes back.`
      : `irreversible: the values of column "${column}" of "${table}" are lost, only the column comes back.`,
  );
}

/** True of a column whose values come back with it, since the server works them out. */
function isComputed({ kind }: Made, sql: string): boolean {
  return kind === 'column' && / GENERATED ALWAYS AS \(/.test(sql);
}

/** The command of an ALTER TABLE on a line of its own, and IF EXISTS. */
function laidOut(sql: string): string {
  return sql.replace(
    /^ALTER TABLE (?!IF EXISTS)((?:ONLY )?(?:"(?:[^"]|"")+"|[^\s".]+)(?:\.(?:"(?:[^"]|"")+"|[^\s".]+))?) (?!ATTACH|DETACH)/,
    'ALTER TABLE IF EXISTS $1\n    ',
  );
}

/** Short drops stand together, as in what people write. */
function together(blocks: readonly string[]): string {
  return blocks.reduce((text, block, index) => {
    const isShort = [blocks[index - 1], block].every((it) => it && /^DROP [^\n]*$/.test(it));
    return index === 0 ? block : `${text}${isShort ? '\n' : '\n\n'}${block}`;
  }, '');
}
