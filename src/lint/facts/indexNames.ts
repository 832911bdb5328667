import type { IndexStmt } from '@pgsql/types';
import type { Nodes } from '../../sql/nodes.ts';
import { chosenName, freeName } from '../history/chosenName.ts';
import { indexColumns } from '../history/indexColumns.ts';
import type { LintScript } from '../subject.ts';
import { withInner } from './doBlocks.ts';
import type { IndexName } from './indexName.ts';

/** The names that PostgreSQL gives to the indexes of a script that have none (`ChooseIndexName`). */
export function indexNames(script: LintScript): ReadonlyMap<IndexStmt, IndexName> {
  const names = new Map<IndexStmt, IndexName>();
  // The history knows no indexes of tables that it does not know.
  const taken = new Set<string>();
  for (const statement of script.statements.flatMap(withInner)) {
    if (statement.kind !== 'IndexStmt') continue;
    const node = statement.node as Nodes['IndexStmt'];
    const { relname = '', schemaname } = node.relation ?? {};
    const place = schemaname === undefined ? {} : { schemaname };
    const keyOf = (name: string): string => `${schemaname ?? ''}.${name}`;
    if (node.idxname === undefined) {
      const columns = indexColumns(node);
      const usual = chosenName(relname, columns.names, 'idx');
      const schema = script.schemaBefore(statement);
      const isTaken = (it: string): boolean =>
        taken.has(keyOf(it)) || schema.relation({ relname: it, ...place }) !== undefined;
      const name = freeName(usual, isTaken);
      names.set(node, { name, isSure: columns.isSure && name === usual });
      taken.add(keyOf(name));
    } else taken.add(keyOf(node.idxname));
  }
  return names;
}
