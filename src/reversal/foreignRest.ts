import { guarded } from '../lint/facts/guarded.ts';
import type { Difference } from '../schema/differences.ts';
import { isSecretOption } from '../schema/foreignOptions.ts';
import { elements, halves, literal, plainName } from '../schema/text/sqlWords.ts';

/** What brings back the options of foreign data wrappers, servers, foreign tables and their columns. */
export function foreignRest(difference: Difference): string[] {
  const { kind, identity, parent = '', before = '', after = '' } = difference;
  const place = PLACES[kind];
  if (!place) return [];
  const [was, is] = [before, after].map((it) => optionsIn(it, place.pattern));
  // Of a value that is kept secret the catalogue has a hash, which is none.
  const isTold = (name: string) => kind === 'column' || !isSecretOption(name);
  const changes = changesOf(was ?? new Map(), is ?? new Map(), isTold);
  const alter = `ALTER ${place.object(identity, parent)}`;
  return changes.map((it) => repeatable(`${alter} OPTIONS (${it})`, it));
}

/** What is there cannot be added again, nor what is gone be dropped. */
function repeatable(sql: string, change: string): string {
  if (change.startsWith('SET')) return sql;
  const rescue = change.startsWith('ADD') ? 'duplicate_object' : 'undefined_object';
  return guarded(sql, { rescue }, '\n');
}

type Options = ReadonlyMap<string, string>;

function changesOf(was: Options, is: Options, isTold: (name: string) => boolean): string[] {
  return [
    ...[...was]
      .filter(([name, value]) => is.get(name) !== value && isTold(name))
      .map(([name, value]) => {
        const verb = is.has(name) ? 'SET' : 'ADD';
        return `${verb} ${plainName(name)} ${literal(value)}`;
      }),
    ...[...is.keys()].filter((it) => !was.has(it)).map((it) => `DROP ${plainName(it)}`),
  ];
}

function optionsIn(definition: string, pattern: RegExp): Options {
  const found = pattern.exec(definition)?.[1];
  return new Map(found === undefined ? [] : elements(found).map(halves));
}

interface Place {
  readonly pattern: RegExp;
  readonly object: (identity: string, parent: string) => string;
}

const PLACES: Readonly<Record<string, Place>> = {
  'foreign data wrapper': {
    pattern: / (\{.*\}) owner=/,
    object: (it) => `FOREIGN DATA WRAPPER ${it}`,
  },
  'foreign server': { pattern: / (\{.*\}) owner=/, object: (it) => `SERVER ${it}` },
  'foreign table options': { pattern: / (\{.*\})$/, object: (it) => `FOREIGN TABLE ${it}` },
  column: {
    pattern: / fdw=(\{.*\}) acl=/,
    object: (it, parent) => `FOREIGN TABLE ${parent} ALTER COLUMN ${it.slice(parent.length + 1)}`,
  },
};
