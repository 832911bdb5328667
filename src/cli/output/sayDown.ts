import { relative } from 'node:path';
import type { OfferedDown } from '../../reversal/offeredDown.ts';
import type { CommandContext } from '../command.ts';
import type { DownRequest } from '../down/downRequest.ts';
import { printJson } from './json.ts';

/** What a call of `down` has to tell. */
export interface DownResult extends DownRequest {
  readonly offered: OfferedDown;
  readonly isWritten: boolean;
}

/** The script on stdout, or what was written; what is to be said of it on stderr. */
export function sayDown(context: CommandContext, result: DownResult): void {
  const { flags, terminal, directory } = context;
  const { offered, path = '', isWritten, migration } = result;
  if (flags.json) {
    printJson(context, fieldsOf(context, result));
    return;
  }
  const shown = relative(directory, path);
  const isAsItWas = offered.text === migration.down?.text;
  if (isWritten) terminal.out(`${migration.down ? 'Replacing' : 'Creating'} ${shown}`);
  else if (!flags.write) terminal.out(offered.text.trimEnd());
  terminal.err(sentenceOf(result, isAsItWas));
  for (const it of offered.problems) terminal.err(`  ${it}`);
  if (isUnrepaired(result)) terminal.err('Without --repair a new one is written and rehearsed.');
}

function isUnrepaired({ offered, mode }: DownResult): boolean {
  return !offered.isProven && mode === 'repair';
}

function sentenceOf(result: DownResult, isAsItWas: boolean): string {
  const { isProven, rehearsal } = result.offered;
  if (isUnrepaired(result)) return 'No repair was found, so it is left as it was:';
  if (!isProven) return 'It is not proven:';
  const what = isAsItWas ? 'There is nothing to repair' : 'Proven';
  return rehearsal.verdict === 'lossy'
    ? `${what}: it brings the schema back, but not the data that is marked in it.`
    : `${what}: it brings back the schema, and the rows.`;
}

/** docs/command-line.md describes them. */
function fieldsOf({ directory }: CommandContext, result: DownResult) {
  const { migration, path, mode, offered, isWritten } = result;
  const { isProven, rehearsal, problems, text } = offered;
  return {
    outcome: isProven ? 'done' : 'failed',
    version: migration.version,
    description: migration.description,
    mode,
    ...(path !== undefined && { path: relative(directory, path) }),
    isProven,
    verdict: rehearsal.verdict,
    problems,
    losses: (rehearsal.losses ?? []).map(({ table, column, rows }) => ({ table, column, rows })),
    isWritten,
    text,
  };
}
