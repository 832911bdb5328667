import type { CatalogueRow } from '../catalogue.ts';
import { fields } from './fields.ts';
import { type Group, partsOf } from './group.ts';
import { parameters, plainName, remark } from './sqlWords.ts';

/** The indexes of a table or view, without CREATE for those that their constraint makes. */
export function indexTexts(group: Group): string[] {
  const constraints = new Set(partsOf(group, 'constraint').map(({ identity }) => identity));
  const table = group.head.identity;
  return partsOf(group, 'index').flatMap((row) => {
    const found = fields(row.definition, INDEX);
    if (!found) return [`${row.definition};`];
    const isMade = constraints.has(`${table}.${lastName(row.identity)}`);
    return [...(isMade ? [] : [`${found['create']};`]), ...afterwards(row, table, found, isMade)];
  });
}

function afterwards(
  { identity }: CatalogueRow,
  table: string,
  found: Readonly<Record<string, string>>,
  isMade: boolean,
): string[] {
  const { options = '', tablespace, parent, isClustered, isReplica, isValid, statistics } = found;
  const name = lastName(identity);
  return [
    isMade && options !== '' && `ALTER INDEX ${identity} SET (${parameters(options)});`,
    tablespace && `ALTER INDEX ${identity} SET TABLESPACE ${plainName(tablespace)};`,
    parent && `ALTER INDEX ${parent} ATTACH PARTITION ${identity};`,
    isClustered === 't' && `ALTER TABLE ${table} CLUSTER ON ${name};`,
    isReplica === 't' && `ALTER TABLE ${table} REPLICA IDENTITY USING INDEX ${name};`,
    isValid === 'f' && remark(`${identity} is not valid`),
    ...(statistics ? statisticsTexts(identity, statistics).map((it) => `${it};`) : []),
  ].filter((it) => typeof it === 'string' && it !== '') as string[];
}

/** How much of its expressions is sampled: `2:300` is the second column's. */
export function statisticsTexts(identity: string, statistics: string): string[] {
  return statistics.split(',').map((it) => {
    const [column, target] = it.split(':');
    return `ALTER INDEX ${identity} ALTER COLUMN ${column} SET STATISTICS ${target}`;
  });
}

/** Without its schema, whose name has no dot unless it is in quotes. */
function lastName(identity: string): string {
  return identity.replace(/^(?:"(?:[^"]|"")*"|[^".]+)\./, '');
}

const INDEX =
  /^(?<create>[\s\S]*) valid=(?<isValid>[tf]) clustered=(?<isClustered>[tf]) replica identity=(?<isReplica>[tf]) immediate=[tf] options=(?<options>.*) tablespace=(?<tablespace>.*) parent=(?<parent>.*) statistics=(?<statistics>.*)$/;
