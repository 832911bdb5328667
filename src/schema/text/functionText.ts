import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { partsOf, type Writer } from './group.ts';
import { ownership } from './ownership.ts';

/** A function or procedure, with its body. */
export const functionText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields<'owner' | 'acl' | 'create'>(definition, FUNCTION);
  if (!found) return [`${definition};`];
  const create = found.create.trimEnd().replace('CREATE OR REPLACE ', 'CREATE ');
  const kind = create.startsWith('CREATE PROCEDURE') ? 'PROCEDURE' : 'FUNCTION';
  const object = { on: `${kind} ${identity}`, all: 'X', everybody: 'X' };
  return [
    `${create};`,
    ...ownership(found, setting, object),
    ...partsOf(group, 'comment').map(commentText),
  ];
};

const FUNCTION = /^(?<create>[\s\S]*) owner=(?<owner>.*) acl=(?<acl>.*)$/;
