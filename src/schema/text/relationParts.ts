import type { CatalogueRow } from '../catalogue.ts';
import { commentText } from './commentText.ts';
import { fields } from './fields.ts';
import { type Group, ownName, partsOf, type Setting } from './group.ts';
import { indexTexts } from './indexText.ts';
import { ownerText } from './ownership.ts';
import { policyText } from './policyText.ts';
import { sequenceTexts } from './sequenceText.ts';

/** What goes with a table or view, and stands behind it: indexes, triggers, comments ... */
export function relationParts(group: Group, setting: Setting): string[] {
  const table = group.head.identity;
  return [
    ...partsOf(group, 'sequence').flatMap((it) => sequenceTexts(it, group, setting)),
    ...indexTexts(group),
    ...partsOf(group, 'statistics').flatMap((it) => statisticsTexts(it, setting)),
    ...partsOf(group, 'trigger').flatMap((it) => enabledTexts(it, 'TRIGGER', table)),
    ...partsOf(group, 'rule').flatMap((it) => enabledTexts(it, 'RULE', table)),
    ...partsOf(group, 'policy').map(policyText),
    ...partsOf(group, 'comment').map(commentText),
  ];
}

/** A trigger or rule, and when it fires if that is not always. */
function enabledTexts(row: CatalogueRow, word: 'TRIGGER' | 'RULE', table: string): string[] {
  const { create = row.definition, enabled = '' } = fields(row.definition, ENABLED) ?? {};
  const state = STATES[enabled];
  const text = create.endsWith(';') ? create : `${create};`;
  return state ? [text, `ALTER TABLE ${table} ${state(word)} ${ownName(row)};`] : [text];
}

const ENABLED = /^(?<create>[\s\S]*) enabled=(?<enabled>\w)$/;

const STATES: Readonly<Record<string, (word: string) => string>> = {
  D: (word) => `DISABLE ${word}`,
  R: (word) => `ENABLE REPLICA ${word}`,
  A: (word) => `ENABLE ALWAYS ${word}`,
};

function statisticsTexts({ identity, definition }: CatalogueRow, setting: Setting): string[] {
  const found = fields(definition, STATISTICS);
  if (!found) return [`${definition};`];
  const { create, target, owner = '' } = found;
  const isSet = target !== '' && target !== '-1';
  return [
    `${create};`,
    ...(isSet ? [`ALTER STATISTICS ${identity} SET STATISTICS ${target};`] : []),
    ...ownerText(owner, setting, `STATISTICS ${identity}`),
  ];
}

const STATISTICS = /^(?<create>[\s\S]*) target=(?<target>-?\d*) owner=(?<owner>.*)$/;
