import { fields } from './fields.ts';
import type { Writer } from './group.ts';
import { ownedText } from './ownership.ts';
import { plainText } from './plainText.ts';

/** A configuration, and the dictionaries of its kinds of words. */
export const configurationText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, CONFIGURATION);
  if (!found) return plainText(group, setting);
  const { parser } = found;
  const create = `CREATE TEXT SEARCH CONFIGURATION ${identity} (PARSER = ${parser});`;
  const statements = [create, ...mappingTexts(identity, definition).map((it) => `${it};`)];
  return ownedText(statements, group, setting, `TEXT SEARCH CONFIGURATION ${identity}`);
};

/** What gives a configuration its dictionaries: one statement for all kinds of words with the same ones. */
export function mappingTexts(identity: string, definition: string): string[] {
  return [...mappingsIn(definition)].map(
    ([dictionaries, tokens]) =>
      `ALTER TEXT SEARCH CONFIGURATION ${identity}\n    ADD MAPPING FOR ${tokens.join(', ')} WITH ${dictionaries}`,
  );
}

/** The kinds of words by their dictionaries. */
export function mappingsIn(definition: string): ReadonlyMap<string, readonly string[]> {
  const { mappings = '' } = fields(definition, CONFIGURATION) ?? {};
  const found = new Map<string, string[]>();
  for (const it of mappings === '' ? [] : mappings.split('; ')) {
    const [token = '', dictionaries = ''] = it.split(' WITH ');
    found.set(dictionaries, [...(found.get(dictionaries) ?? []), token]);
  }
  return found;
}

/** The catalogue keeps the options of a dictionary as they are written. */
export const dictionaryText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const found = fields(definition, DICTIONARY);
  if (!found) return plainText(group, setting);
  const { template, options } = found;
  const properties = `TEMPLATE = ${template}${options ? `, ${options}` : ''}`;
  const create = `CREATE TEXT SEARCH DICTIONARY ${identity} (${properties});`;
  return ownedText([create], group, setting, `TEXT SEARCH DICTIONARY ${identity}`);
};

export const parserText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const create = `CREATE TEXT SEARCH PARSER ${identity} (${propertiesIn(definition)});`;
  return ownedText([create], group, setting);
};

export const templateText: Writer = (group, setting) => {
  const { identity, definition } = group.head;
  const create = `CREATE TEXT SEARCH TEMPLATE ${identity} (${propertiesIn(definition)});`;
  return ownedText([create], group, setting);
};

/** `START = a, GETTOKEN = b` of `start=a gettoken=b headline=-`. */
function propertiesIn(definition: string): string {
  const found = [...definition.matchAll(/(\w+)=("(?:[^"]|"")*"|\S)+/g)].map(([it]) => it);
  return found
    .filter((it) => !it.endsWith('=-'))
    .map((it) => it.replace(/^\w+=/, (name) => `${name.slice(0, -1).toUpperCase()} = `))
    .join(', ');
}

const CONFIGURATION = /^parser=(?<parser>.*) mappings=(?<mappings>.*) owner=/;
const DICTIONARY = /^template=(?<template>.*) options=(?<options>[\s\S]*) owner=/;
