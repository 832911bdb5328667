import type { Difference } from '../schema/differences.ts';
import { mappingsIn, mappingTexts } from '../schema/text/textSearchTexts.ts';

/** ADD MAPPING behind what takes away the mapping that is there; other statements as they are. */
export function withRepeatableMappings(sql: string): string[] {
  const found = /^(ALTER TEXT SEARCH CONFIGURATION .*)\n\s*ADD MAPPING FOR (.*?) WITH /s.exec(sql);
  if (!found) return [sql];
  const [, alter = '', tokens = ''] = found;
  return [dropped(alter, tokens), sql];
}

/** What gives a configuration the dictionaries that it had. */
export function mappingChange({ identity, before = '', after = '' }: Difference): string[] {
  const alter = `ALTER TEXT SEARCH CONFIGURATION ${identity}`;
  const [was, is] = [before, after].map((it) => mappingsIn(it));
  const had = new Set([...(was?.values() ?? [])].flat());
  const others = [...(is?.values() ?? [])].flat().filter((it) => !had.has(it));
  return [
    ...(others.length > 0 ? [dropped(alter, others.join(', '))] : []),
    ...mappingTexts(identity, before).flatMap(withRepeatableMappings),
  ];
}

/** What is named without a value has none any more. */
export function dictionaryChange({ identity, before = '', after = '' }: Difference): string[] {
  const [was = '', is = ''] = [before, after].map((it) => OPTIONS.exec(it)?.[1]);
  if (was === is) return [];
  const names = (text: string) => [...text.matchAll(/(\w+) = '(?:[^']|'')*'/g)].map(([, it]) => it);
  const unset = names(is).filter((it) => !names(was).includes(it));
  const options = [...(was === '' ? [] : [was]), ...unset].join(', ');
  return [`ALTER TEXT SEARCH DICTIONARY ${identity} (${options})`];
}

function dropped(alter: string, tokens: string): string {
  return `${alter}\n    DROP MAPPING IF EXISTS FOR ${tokens}`;
}

const OPTIONS = / options=([\s\S]*) owner=/;
