import { NO_TRANSACTION } from '../../migrations/script.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Former } from './former.ts';
import { inverseOf } from './inverseOf.ts';
import { layOut } from './layOut.ts';
import { effectsIn, type PlayedScript, play } from './played.ts';

/** A migration for which a down script is to be written. */
export interface Upward {
  readonly up: PlayedScript;
  readonly former: Former;
  /** In words. */
  readonly description: string;
  /** As it stands in the file's name. */
  readonly version: string;
  readonly hasTransaction: boolean;
}

/** The whole text of a down script that takes the up script back, as far as that can be done. */
export function downScript({ up, former, description, version, hasTransaction }: Upward): string {
  const undos = inverseOf(play(effectsIn(up), [], former), {
    former,
    mayBeConcurrent: !hasTransaction,
  });
  const body = layOut(undos, writesLower(up));
  const text = [
    `${hasTransaction ? '' : `${NO_TRANSACTION}\n`}-- Rollback for ${description}\n-- Version: ${version}`,
    ...(hasTransaction ? timeouts(up) : []),
    body === '' ? '-- There is nothing to undo.' : body,
  ].join('\n\n');
  const lines = `${text}\n`;
  return up.text.includes('\r\n') ? lines.replaceAll(/\r?\n/g, '\r\n') : lines;
}

/** The way back waits for locks no longer than the way there. */
function timeouts({ statements, text }: PlayedScript): string[] {
  const found = statements
    .filter(isTimeout)
    .map(({ span }) => `${text.slice(span.start, span.end)};`);
  return found.length === 0 ? [] : [found.join('\n')];
}

function isTimeout({ kind, node }: Statement): boolean {
  return kind === 'VariableSetStmt' && /^(?:lock|statement)_timeout$/.test(String(node['name']));
}

/** True where the script writes its keywords in small letters. */
export function writesLower({ statements, text }: PlayedScript): boolean {
  const first = statements.map(({ span }) => text.slice(span.start, span.start + 4));
  return first.some((it) => /^[a-z]+$/.test(it)) && !first.some((it) => /^[A-Z]+$/.test(it));
}
