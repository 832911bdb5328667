import type { Difference } from '../schema/differences.ts';
import { type Grantable, privileges } from '../schema/text/privileges.ts';
import { optionChange } from './optionChange.ts';

/** What brings a column back to how it was stored and sampled, and the column of a view to its default. */
export function columnRest({
  identity,
  parent = '',
  before = '',
  after = '',
}: Difference): string[] {
  const column = identity.slice(parent.length + 1);
  const changes = PARTS.flatMap(([pattern, change]) => {
    const [was = '', is = ''] = [before, after].map((it) => pattern.exec(it)?.[1]);
    return was === is ? [] : [change(was)];
  });
  const options = optionChange(before, after, / options=(?:\{(.*?)\})? fdw=/);
  return [
    ...[...changes, ...options].map(
      (it) => `ALTER TABLE IF EXISTS ${parent}\n    ALTER COLUMN ${column} ${it}`,
    ),
    ...granted(before, after, { on: `TABLE ${parent}`, all: 'arwx', column }),
  ];
}

/** What was granted on the column, where nothing is any more. */
function granted(before: string, after: string, object: Grantable): string[] {
  const [was = '', is = ''] = [before, after].map((it) => / acl=(.*)$/s.exec(it)?.[1]);
  return is === '' ? privileges(was, '', object).map((it) => it.replace(/;$/, '')) : [];
}

/** The catalogue has nothing where PostgreSQL's own is meant. */
const PARTS: readonly (readonly [RegExp, (was: string) => string])[] = [
  [/ default=(.*?) identity=/s, (it) => (it === '' ? 'DROP DEFAULT' : `SET DEFAULT ${it}`)],
  [/ storage=(\S*)/, (it) => `SET STORAGE ${STORAGE[it] ?? 'DEFAULT'}`],
  [/ compression=(\S*)/, (it) => `SET COMPRESSION ${COMPRESSION[it] ?? 'DEFAULT'}`],
  [/ statistics=(\S*)/, (it) => `SET STATISTICS ${it === '' ? '-1' : it}`],
];

/** `attstorage` and `attcompression` of pg_attribute. */
const STORAGE: Readonly<Record<string, string>> = {
  p: 'PLAIN',
  e: 'EXTERNAL',
  m: 'MAIN',
  x: 'EXTENDED',
};

const COMPRESSION: Readonly<Record<string, string>> = { p: 'pglz', l: 'lz4' };
