import { NO_TRANSACTION } from '../../migrations/script.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Former } from './former.ts';
import { inverseOf } from './inverseOf.ts';
import { layOut } from './layOut.ts';
import { effectsIn, type PlayedScript, play } from './played.ts';
import type { Undo } from './undo.ts';

/** What the head of a down script is written from. */
export interface Headed {
  readonly up: PlayedScript;
  /** In words. */
  readonly description: string;
  /** As it stands in the file's name. */
  readonly version: string;
  readonly hasTransaction: boolean;
}

/** A migration for which a down script is to be written. */
export interface Upward extends Headed {
  readonly former: Former;
  /** Nothing is said of what a person is to write: something else is put there. */
  readonly isFilled?: boolean;
}

/** The whole text of a down script that takes the up script back, as far as that can be done. */
export function downScript(upward: Upward): string {
  const { up, former, hasTransaction, isFilled = false } = upward;
  const undos = inverseOf(play(effectsIn(up), [], former), {
    former,
    mayBeConcurrent: !hasTransaction,
  });
  return withHead(upward, layOut(isFilled ? undos.flatMap(withoutOpen) : undos, writesLower(up)));
}

function withoutOpen({ open: _, ...undo }: Undo): Undo[] {
  return undo.actions.length > 0 || undo.remark !== undefined ? [undo] : [];
}

/** What stands for statements where there are none. */
export const NOTHING = '-- There is nothing to undo.';

/** A whole down script of statements and comments, with the line ends of the up script. */
export function withHead(headed: Headed, body: string): string {
  const { up, description, version, hasTransaction } = headed;
  const mode = hasTransaction ? '' : `${NO_TRANSACTION}\n`;
  const text = [
    `${mode}-- Rollback for ${description}\n-- Version: ${version}`,
    ...(hasTransaction ? timeouts(up) : []),
    body === '' ? NOTHING : body,
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
