import type { Statement } from './parser.ts';
import type { Span } from './span.ts';

/** A comment that tells another runner of migrations what to do. */
export interface ForeignDirective {
  readonly span: Span;
  readonly runner: string;
  /**
   * `up` and `block` change nothing; `down`: what follows undoes the migration; `outside`: no
   * transaction is wanted; `other`: something that this runner does not do.
   */
  readonly does: 'up' | 'down' | 'outside' | 'block' | 'other';
}

type Does = ForeignDirective['does'];

/** What each runner writes behind the dashes, the first that fits. */
const DIRECTIVES: readonly (readonly [runner: string, does: Does, behind: RegExp])[] = [
  ['goose', 'down', /^\+goose\s+down\b/i],
  ['goose', 'up', /^\+goose\s+up\b/i],
  ['goose', 'outside', /^\+goose\s+no\s+transaction\b/i],
  ['goose', 'block', /^\+goose\s+statement(?:begin|end)\b/i],
  ['goose', 'other', /^\+goose\s+\w/i],
  ['sql-migrate', 'down', /^\+migrate\s+down\b/i],
  ['sql-migrate', 'outside', /^\+migrate\s+up\s+notransaction\b/i],
  ['sql-migrate', 'up', /^\+migrate\s+up\b/i],
  ['sql-migrate', 'block', /^\+migrate\s+statement(?:begin|end)\b/i],
  ['micrate', 'down', /^\+micrate\s+down\b/i],
  ['micrate', 'up', /^\+micrate\s+up\b/i],
  ['dbmate', 'down', /^migrate:down\b/i],
  ['dbmate', 'outside', /^migrate:up\b.*\btransaction:\s*false\b/i],
  ['dbmate', 'up', /^migrate:up\b/i],
  ['rambler', 'down', /^rambler\s+down\b/i],
  ['rambler', 'up', /^rambler\s+up\b/i],
  ['tern', 'down', /^-+\s*create above \/ drop below\s*-+$/i],
  ['node-pg-migrate', 'down', /^down migration\s*$/i],
  ['node-pg-migrate', 'up', /^up migration\s*$/i],
  ['Atlas', 'outside', /^atlas:txmode\s+none\b/i],
  ['Atlas', 'other', /^atlas:(?!nolint)\w/i],
  ['Flyway', 'outside', /^(?:flyway:)?executeInTransaction\s*=\s*false\b/i],
  ['Liquibase', 'other', /^rollback\s+\S/],
  ['Liquibase', 'outside', /^changeset\s+\S+:\S+.*\brunInTransaction:\s*false\b/i],
  ['Liquibase', 'block', /^(?:liquibase formatted sql\b|changeset\s+\S+:\S+)/i],
  ['Rails', 'outside', /^disable_ddl_transaction!?\s*$/i],
  ['yoyo', 'outside', /^transactional:\s*false\b/i],
];

/** Hardly any script has one, so the text is asked first. */
const HINT =
  /\+(?:goose|micrate|migrate)|migrate:(?:up|down)|rambler|drop below|down migration|atlas:|executeInTransaction|changeset|liquibase|disable_ddl|transactional:/i;

/** Those of a script, in its order. Only comments with a line to themselves are looked at. */
export function foreignDirectives(
  text: string,
  statements: readonly Statement[],
): ForeignDirective[] {
  if (!HINT.test(text)) return [];
  const found: ForeignDirective[] = [];
  for (const { index, 1: indent = '', 2: comment = '' } of text.matchAll(LINE)) {
    const behind = comment.slice('--'.length).trim();
    const fit = DIRECTIVES.find(([, , pattern]) => pattern.test(behind));
    const start = index + indent.length;
    if (!fit || statements.some(({ span }) => span.start <= start && start <= span.end)) continue;
    const [runner, does] = fit;
    found.push({ span: { start, end: start + comment.trimEnd().length }, runner, does });
  }
  return found.filter(({ runner }) => isMeant(runner, text));
}

/** What may be said in plain words, too, is meant only where the runner is spoken to in full. */
function isMeant(runner: string, text: string): boolean {
  if (runner === 'Liquibase') {
    return /^--\s*(?:liquibase formatted sql|changeset\s+\S+:)/im.test(text);
  }
  if (runner !== 'node-pg-migrate') return true;
  return /^--\s*up migration/im.test(text) && /^--\s*down migration/im.test(text);
}

const LINE = /^([ \t]*)(--[ \t-]*(?:[+a-z]).*)/gim;
