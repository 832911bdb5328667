import type { Difference } from '../schema/differences.ts';
import { indexTexts, statisticsTexts } from '../schema/text/indexText.ts';
import { optionChange } from './optionChange.ts';

/** What a table is clustered on, the options of an index, and how much of its expressions is sampled. */
export function indexRest({
  identity,
  parent = '',
  before = '',
  after = '',
}: Difference): string[] {
  const [was, is] = [before, after].map((it) => / clustered=t/.test(it));
  const name = identity.slice(identity.lastIndexOf('.') + 1);
  const cluster = was ? `CLUSTER ON ${name}` : 'SET WITHOUT CLUSTER';
  const options = optionChange(before, after, / options=(?:\{(.*?)\})? tablespace=/);
  return [
    ...(was === is ? [] : [`ALTER TABLE IF EXISTS ${parent} ${cluster}`]),
    ...options.map((it) => `ALTER INDEX IF EXISTS ${identity} ${it}`),
    ...sampled(before, after).flatMap((it) => statisticsTexts(identity, it)),
  ];
}

/** Of the index of a partition, which goes with that of its table. */
export function missingIndex({ kind, identity, parent = '', before = '' }: Difference): string[] {
  const head = { kind: 'table', identity: parent, definition: '' };
  const row = { kind, identity, parent, definition: before };
  return indexTexts({ head, parts: [row] }).map((it) => it.replace(/;$/, ''));
}

/** The columns that are sampled otherwise than before, with what they were: `1:300`, `2:-1`. */
function sampled(before: string, after: string): string[] {
  const [was = '', is = ''] = [before, after].map((it) => / statistics=(\S*)$/.exec(it)?.[1]);
  const [old, now] = [was, is].map((it) => it.split(',').filter((part) => part !== ''));
  const set = old?.filter((it) => !now?.includes(it)) ?? [];
  const columns = new Set(old?.map((it) => it.split(':')[0]));
  const unset = now?.map((it) => it.split(':')[0]).filter((it) => !columns.has(it)) ?? [];
  return [...set, ...unset.map((it) => `${it}:-1`)];
}
