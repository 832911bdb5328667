import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { type Group, partsOf, type Setting } from './group.ts';
import { type Grantable, privileges } from './privileges.ts';
import { plainName } from './sqlWords.ts';

/** Owner and privileges of an object, as far as they are not those of every object. */
export function ownership(
  found: { readonly owner: string; readonly acl: string },
  setting: Setting,
  object: Grantable,
): string[] {
  const { owner, acl } = found;
  return [...ownerText(owner, setting, object.on), ...privileges(acl, owner, object)];
}

/** `ALTER TABLE public.orders OWNER TO app;` unless it belongs to the owner of the database. */
export function ownerText(owner: string, setting: Setting, object: string): string[] {
  return owner === setting.owner ? [] : [`ALTER ${object} OWNER TO ${plainName(owner)};`];
}

/**
 * The statements of an object that has no privileges, with whose it is and what is said of it.
 * @param object its words behind ALTER; absent where it belongs to nobody.
 */
export function ownedText(
  statements: readonly string[],
  group: Group,
  setting: Setting,
  object?: string,
): string[] {
  const owner = fields(group.head.definition, OWNER)?.['owner'] ?? '';
  return [
    ...statements,
    ...(object === undefined ? [] : ownerText(owner, setting, object)),
    ...partsOf(group, 'comment').map(commentText),
  ];
}

const OWNER = / owner=(?<owner>.*)$/;
