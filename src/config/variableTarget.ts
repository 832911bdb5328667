import { dirname } from 'node:path';
import { pathFrom } from './directoriesUp.ts';
import { fileThatSets, unreadableLine } from './dotenv.ts';
import type { TargetResolution } from './folderConfig.ts';
import { targetOfUrl, type UrlSources } from './urlTarget.ts';

export interface VariableSources extends UrlSources {
  /** The absolute path of the workspace root. */
  readonly root: string;
  /** The variable that holds the URL: `DATABASE_URL`, or what `sqlx.toml` says. */
  readonly variable: string;
}

/** The environment's variable, else the nearest `.env`'s; nothing where it is set nowhere. */
export async function targetOfVariable(
  sources: VariableSources,
): Promise<TargetResolution | undefined> {
  const { environment, dotenv, variable, root } = sources;
  if (environment[variable] !== undefined) {
    return await targetOfUrl(environment[variable], `${variable} from the environment`, sources);
  }
  const unreadable = dotenv.problems[0] ?? unreadableLine(dotenv, variable);
  if (unreadable) return { kind: 'problem', problem: unreadable };
  const file = fileThatSets(dotenv, variable);
  if (!file) return undefined;
  const origin = `${variable} from ${dotenvWords(root, file.path)}`;
  return await targetOfUrl(file.values[variable] ?? '', origin, sources, file.path);
}

function dotenvWords(root: string, path: string): string {
  const folder = pathFrom(root, dirname(path));
  return folder === '.' ? '.env' : `.env in ${folder}`;
}
