import { fields } from './fields.ts';
import type { Writer } from './group.ts';
import { ownedText } from './ownership.ts';
import { plainText } from './plainText.ts';

/** `CREATE OPERATOR public.=== (FUNCTION = public.same, LEFTARG = public.pair, ...);` */
export const operatorText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, OPERATOR);
  if (!found) return plainText(group, setting);
  const { callee, left, right, commutator, negator, restrict, join, hash, merge } = found;
  const properties = [
    `FUNCTION = ${callee}`,
    left && `LEFTARG = ${left}`,
    `RIGHTARG = ${right}`,
    commutator && `COMMUTATOR = ${referred(commutator)}`,
    negator && `NEGATOR = ${referred(negator)}`,
    restrict && `RESTRICT = ${restrict}`,
    join && `JOIN = ${join}`,
    hash === 't' && 'HASHES',
    merge === 't' && 'MERGES',
  ].filter((it) => it);
  const create = `CREATE OPERATOR ${nameOf(identity)} (${properties.join(', ')});`;
  return ownedText([create], group, setting, `OPERATOR ${identity}`);
};

/** What its members share with other classes is of the family. */
export const operatorClassText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, CLASS);
  if (!found) return plainText(group, setting);
  const { type, isDefault, family, storage, members } = found;
  const [name, method] = halves(identity);
  const parts = [members, storage && `STORAGE ${storage}`].filter((it) => it);
  // One of the two must be there, and the type itself is what is stored anyway.
  const body = parts.length > 0 ? parts.join(', ') : `STORAGE ${type}`;
  const head = `${isDefault === 't' ? 'DEFAULT ' : ''}FOR TYPE ${type} USING ${method}`;
  const create = `CREATE OPERATOR CLASS ${name} ${head} FAMILY ${family} AS\n    ${body};`;
  return ownedText([create], group, setting, `OPERATOR CLASS ${name} USING ${method}`);
};

export const operatorFamilyText: Writer = (group, setting) => {
  const [name, method] = halves(group.head.identity);
  const found = fields(group.head.definition, FAMILY);
  if (!found) return plainText(group, setting);
  const { members } = found;
  const family = `OPERATOR FAMILY ${name} USING ${method}`;
  const added = members ? [`ALTER ${family} ADD\n    ${members};`] : [];
  return ownedText([`CREATE ${family};`, ...added], group, setting, family);
};

/** `public.===` of `public.===(integer,integer)`: what an operator is called has no brackets. */
function nameOf(identity: string): string {
  return identity.slice(0, identity.lastIndexOf('('));
}

/** Names without a schema are PostgreSQL's own. */
function referred(identity: string): string {
  const name = nameOf(identity);
  return `OPERATOR(${/^\W+$/.test(name) && !name.includes('"') ? `pg_catalog.${name}` : name})`;
}

/** `public.odd using btree` */
function halves(identity: string): readonly [name: string, method: string] {
  const at = identity.lastIndexOf(' using ');
  return [identity.slice(0, at), identity.slice(at + ' using '.length)];
}

const OPERATOR =
  /^function=(?<callee>.*) left=(?<left>.*) right=(?<right>.*) result=.* commutator=(?<commutator>.*) negator=(?<negator>.*) restrict=(?<restrict>.*) join=(?<join>.*) hash=(?<hash>[tf]) merge=(?<merge>[tf]) owner=/;
const CLASS =
  /^for=(?<type>.*) default=(?<isDefault>[tf]) family=(?<family>.*) stored as=(?<storage>.*) members=(?<members>.*) owner=/;
const FAMILY = /^members=(?<members>.*) owner=/;
