import { guarded } from '../lint/facts/guarded.ts';
import type { Difference } from '../schema/differences.ts';

/** ALTER OPERATOR FAMILY ... ADD in blocks that do no harm a second time; undefined for another statement. */
export function familyMembers(sql: string): string[] | undefined {
  const found = /^(ALTER OPERATOR FAMILY .*? USING \S+) ADD\n\s*(.*)$/s.exec(sql);
  if (!found) return undefined;
  const [, family = '', members = ''] = found;
  return membersIn(members).map((it) => added(family, it));
}

/** What gives a family the members that it had, and takes others away. */
export function familyChange({ identity, before = '', after = '' }: Difference): string[] {
  const family = `ALTER OPERATOR FAMILY ${identity.replace(/ using /, ' USING ')}`;
  const [was, is] = [before, after].map((it) =>
    membersIn(/^members=(.*) owner=/s.exec(it)?.[1] ?? ''),
  );
  return [
    ...(is ?? []).filter((it) => !was?.includes(it)).map((it) => dropped(family, it)),
    ...(was ?? []).filter((it) => !is?.includes(it)).map((it) => added(family, it)),
  ];
}

function membersIn(text: string): string[] {
  return text === '' ? [] : text.split(/, (?=(?:OPERATOR|FUNCTION) \d+ )/);
}

function added(family: string, member: string): string {
  return guarded(`${family}\n    ADD ${member}`, { rescue: 'duplicate_object' }, '\n');
}

/** `OPERATOR 1 (integer,bigint)` of `OPERATOR 1 <(integer,bigint)`: a member goes by its types. */
function dropped(family: string, member: string): string {
  const types = member.startsWith('OPERATOR')
    ? /\(([^()]*)\)(?: FOR ORDER BY .*)?$/.exec(member)?.[1]
    : /^FUNCTION \d+ \(([^()]*)\)/.exec(member)?.[1];
  const number = /^\w+ \d+/.exec(member)?.[0] ?? '';
  const sql = `${family}\n    DROP ${number} (${types})`;
  return guarded(sql, { rescue: 'undefined_object' }, '\n');
}
