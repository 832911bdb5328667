import type { FolderConfig } from '../../config/folderConfig.ts';
import type { SqlxToml } from '../../config/sqlxToml.ts';
import { isLinked, type LinkPlan } from '../../migrations/link/planLink.ts';

/** What is to be known of a folder before sqlx is let loose on it. */
export interface SqlxSituation {
  readonly config: FolderConfig;
  readonly toml: SqlxToml;
  /** The folder of links that sqlx reads, and its path as a person reads it; none where it needs none. */
  readonly link?: { readonly plan: LinkPlan; readonly source: string };
  /** The target that the person has selected, where they have. */
  readonly selected?: string;
}

/** sqlx's own name of the ledger (sqlx.md, section 3). */
const LEDGER = '_sqlx_migrations';

/** Where a command line of sqlx would do something else than Staircase does here, a sentence each. */
export function sqlxNotes({ config, toml, link, selected }: SqlxSituation): string[] {
  return [
    ...(link ? linkNotes(link) : []),
    ...ledgerNotes(config, toml.tableName ?? LEDGER),
    ...targetNotes(config, toml.databaseUrlVar, selected),
  ];
}

function linkNotes({ plan, source }: NonNullable<SqlxSituation['link']>): string[] {
  const [first] = plan.differences;
  const others = first ? [first.message] : [];
  if (isLinked(plan)) return others;
  return [`${source}, which it reads, is not up to date: use Link for sqlx first.`, ...others];
}

/** sqlx knows nothing of our settings. */
function ledgerNotes({ ledgerName }: FolderConfig, sqlxName: string): string[] {
  if (ledgerName === sqlxName) return [];
  const line = `table-name = ${JSON.stringify(ledgerName)}`;
  return [
    `sqlx keeps its ledger in ${sqlxName}, not in ${ledgerName}: write ${line} under [migrate] in sqlx.toml.`,
  ];
}

function targetNotes(
  { target }: FolderConfig,
  variable: string,
  selected: string | undefined,
): string[] {
  const isBuiltIn = target.kind === 'target' && target.target.kind === 'built-in';
  if (isBuiltIn) return [`It goes to ${variable}, not to the built-in database.`];
  return selected === undefined ? [] : [`It goes to ${variable}, not to the target ${selected}.`];
}
