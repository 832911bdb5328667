import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { partsOf, type Writer } from './group.ts';
import { ownerText } from './ownership.ts';
import { remark } from './sqlWords.ts';

/**
 * What a catalogue holds too little of for SQL, which is what few databases have: operators, aggregates,
 * text search ... It is told as it is compared, behind two dashes.
 */
export const plainText: Writer = (group, setting) => {
  const { kind, identity, definition } = group.head;
  const { rest = definition, owner } = fields(definition, OWNED) ?? {};
  return [
    remark(`${kind} ${identity}${rest.trim() === '' ? '' : `: ${rest.trim()}`}`),
    ...(owner === undefined
      ? []
      : ownerText(owner, setting, `${kind.toUpperCase()} ${identity}`).map(remark)),
    ...partsOf(group, 'comment').map(commentText),
    ...partsOf(group, 'shared comment').map(commentText),
  ];
};

const OWNED = /^(?<rest>[\s\S]*?) ?owner=(?<owner>.*?)(?: acl=)?$/;
