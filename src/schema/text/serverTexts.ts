import { fields } from './fields.ts';
import type { Writer } from './group.ts';
import { ownedText, ownership } from './ownership.ts';
import { plainText } from './plainText.ts';
import { literal, plainName } from './sqlWords.ts';

/** `CREATE CONVERSION public.turned FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;` */
export const conversionText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, CONVERSION);
  if (!found) return plainText(group, setting);
  const { from = '', to = '', callee, isDefault } = found;
  const word = isDefault === 't' ? 'DEFAULT CONVERSION' : 'CONVERSION';
  const way = `FOR ${literal(from)} TO ${literal(to)} FROM ${callee}`;
  const create = `CREATE ${word} ${identity} ${way};`;
  return ownedText([create], group, setting, `CONVERSION ${identity}`);
};

export const accessMethodText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, ACCESS_METHOD);
  if (!found) return plainText(group, setting);
  const { type, handler } = found;
  const create = `CREATE ACCESS METHOD ${identity} TYPE ${type} HANDLER ${handler};`;
  return ownedText([create], group, setting);
};

export const languageText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields<'owner' | 'acl' | Callee>(definition, LANGUAGE);
  if (!found) return plainText(group, setting);
  const { isTrusted, handler, inline, validator } = found;
  const words = [
    `CREATE ${isTrusted === 't' ? 'TRUSTED ' : ''}LANGUAGE ${identity} HANDLER ${handler}`,
    inline !== '-' && `INLINE ${inline}`,
    validator !== '-' && `VALIDATOR ${validator}`,
  ].filter((it) => it);
  const object = { on: `LANGUAGE ${identity}`, all: 'U', everybody: 'U' };
  const statements = [`${words.join(' ')};`, ...ownership(found, setting, object)];
  return ownedText(statements, group, setting);
};

export const transformText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, TRANSFORM);
  if (!found) return plainText(group, setting);
  const { from, to } = found;
  const at = identity.lastIndexOf(' language ');
  const [type, language] = [identity.slice(0, at), identity.slice(at + ' language '.length)];
  const ways = [
    from && `FROM SQL WITH FUNCTION ${from}`,
    to && `TO SQL WITH FUNCTION ${to}`,
  ].filter((it) => it);
  const create = `CREATE TRANSFORM FOR ${type} LANGUAGE ${plainName(language)} (${ways.join(', ')});`;
  return ownedText([create], group, setting);
};

type Callee = 'isTrusted' | 'handler' | 'inline' | 'validator';

const CONVERSION =
  /^for=(?<from>\w+) to=(?<to>\w+) function=(?<callee>.*) default=(?<isDefault>[tf]) owner=/;
const ACCESS_METHOD = /^type=(?<type>\w+) handler=(?<handler>.*)$/;
const LANGUAGE =
  /^trusted=(?<isTrusted>[tf]) handler=(?<handler>.*) inline=(?<inline>.*) validator=(?<validator>.*) owner=(?<owner>.*) acl=(?<acl>.*)$/;
const TRANSFORM = /^from=(?<from>.*) to=(?<to>.*)$/;
