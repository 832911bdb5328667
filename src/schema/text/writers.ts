import { commentText } from './commentText.ts';
import {
  databaseText,
  defaultPrivilegesText,
  eventTriggerText,
  extensionText,
  schemaText,
  serverText,
  userMappingText,
  wrapperText,
} from './databaseTexts.ts';
import { aggregateText, castText, collationText } from './definedTexts.ts';
import { functionText } from './functionText.ts';
import type { Writer } from './group.ts';
import { operatorClassText, operatorFamilyText, operatorText } from './operatorTexts.ts';
import { plainText } from './plainText.ts';
import { publicationText } from './publicationText.ts';
import { roleText, settingsText } from './roleText.ts';
import { sequenceText } from './sequenceText.ts';
import { accessMethodText, conversionText, languageText, transformText } from './serverTexts.ts';
import { tableText } from './tableText.ts';
import { configurationText, dictionaryText, parserText, templateText } from './textSearchTexts.ts';
import { typeText } from './typeText.ts';
import { viewText } from './viewText.ts';

/** How an object of a kind is written, and where it stands among other kinds. */
export function writerOf(kind: string): { readonly rank: number; readonly write: Writer } {
  const rank = ORDER.indexOf(kind);
  return { rank: rank < 0 ? ORDER.length : rank, write: WRITERS[kind] ?? plainText };
}

/** Roughly what a person would write first; all other kinds stand behind these. */
const ORDER: readonly string[] = [
  'database',
  'role',
  'settings',
  'extension',
  'schema',
  'default privileges',
  'type',
  'sequence',
  'table',
  'view',
  'function',
];

const WRITERS: Readonly<Record<string, Writer>> = {
  'access method': accessMethodText,
  aggregate: aggregateText,
  cast: castText,
  collation: collationText,
  conversion: conversionText,
  comment: ({ head }) => [commentText(head)],
  database: databaseText,
  'default privileges': defaultPrivilegesText,
  'event trigger': eventTriggerText,
  extension: extensionText,
  'foreign data wrapper': wrapperText,
  'foreign server': serverText,
  function: functionText,
  language: languageText,
  operator: operatorText,
  'operator class': operatorClassText,
  'operator family': operatorFamilyText,
  publication: publicationText,
  role: roleText,
  schema: schemaText,
  sequence: sequenceText,
  settings: settingsText,
  'shared comment': ({ head }) => (STANDARD.has(head.definition) ? [] : [commentText(head)]),
  table: tableText,
  'text search configuration': configurationText,
  'text search dictionary': dictionaryText,
  'text search parser': parserText,
  'text search template': templateText,
  transform: transformText,
  type: typeText,
  'user mapping': userMappingText,
  view: viewText,
};

/** The comments that every server has on its first databases. */
const STANDARD: ReadonlySet<string> = new Set([
  'default administrative connection database',
  'unmodifiable empty database',
  'default template for new databases',
]);
