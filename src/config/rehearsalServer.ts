import { parseConnectionUrl } from '../database/connect/connectionUrl.ts';
import { roleOf } from '../database/role.ts';
import type { ConnectionParameters, Role, ServerTarget } from '../database/target.ts';
import type { ConfigProblem } from './configProblem.ts';
import { databaseIdentity } from './databaseIdentity.ts';
import { strictness } from './strictness.ts';
import { targetOfUrl, type UrlSources } from './urlTarget.ts';

/** The server to rehearse on, or what is wrong with its URL. */
export type RehearsalServer =
  | { readonly kind: 'target'; readonly target: ServerTarget }
  | { readonly kind: 'problem'; readonly problem: ConfigProblem };

/**
 * The server that a URL names for rehearsals. Its role is the strictest of all targets that are
 * declared on that server, whichever their database: a rehearsal makes one beside them.
 */
export async function rehearsalServer(
  url: string,
  origin: string,
  sources: Omit<UrlSources, 'dotenv'>,
): Promise<RehearsalServer> {
  const found = await targetOfUrl(url, origin, { ...sources, dotenv: NO_DOTENV });
  if (found.kind === 'problem') return found;
  if (found.kind !== 'target' || found.target.kind !== 'server')
    throw new TypeError('A URL leads to a server, or has a problem.');
  const { target } = found;
  const roles = [target.role, ...rolesBeside(target.connection, sources)];
  const role = roles.toSorted((a, b) => strictness(b) - strictness(a))[0] ?? target.role;
  return { kind: 'target', target: { ...target, role } };
}

const NO_DOTENV = { files: [], problems: [] };

function rolesBeside(
  connection: ConnectionParameters,
  { entries, environment }: Pick<UrlSources, 'entries' | 'environment'>,
): Role[] {
  const identity = serverIdentity(connection);
  return entries.flatMap(({ url, role }) => {
    const other = parseConnectionUrl(url, environment);
    return serverIdentity(other) === identity ? [role ?? roleOf(other)] : [];
  });
}

function serverIdentity(connection: ConnectionParameters): string {
  return databaseIdentity({ ...connection, database: '' });
}
