import type { Migration, Script } from '../../migrations/migration.ts';
import { needsNoTransaction } from '../../sql/outsideTransaction.ts';
import type { ParsedScript, Parser, Statement } from '../../sql/parser.ts';
import { walk } from '../../sql/walk.ts';

/**
 * Whether up, down and up again may share one transaction that is rolled back: only where that
 * cannot change the outcome. Pure, from the scripts alone, and rather too strict than too lax.
 */
export function mayShorten({ up, down }: Migration, parser: Parser, ledgerName: string): boolean {
  const ledger = ledgerName.split('.').at(-1)?.replaceAll('"', '').toLowerCase() ?? '';
  const scripts = [up, down].filter((it) => it !== undefined);
  return scripts.every((it) => isPlain(it, parser, ledger));
}

function isPlain({ text, noTransaction }: Script, parser: Parser, ledger: string) {
  // A script that touches the ledger depends on the row, which the shortcut does not write.
  if (noTransaction || text.toLowerCase().includes(ledger)) return false;
  const parsed = parser.parse(text);
  return parsed.problem === undefined && isSteady(parsed, text);
}

function isSteady(parsed: ParsedScript, text: string): boolean {
  if (needsNoTransaction(parsed).length > 0) return false;
  return parsed.statements.every((it) => !(it.kind in REFUSED) && isSteadyStatement(it, text));
}

/** What outlives its transaction, ends it, or is another's in the next. */
const REFUSED: Readonly<Record<string, true>> = {
  TransactionStmt: true,
  PrepareStmt: true,
  DeallocateStmt: true,
  DeclareCursorStmt: true,
  DiscardStmt: true,
  ListenStmt: true,
  UnlistenStmt: true,
  NotifyStmt: true,
  LoadStmt: true,
  // A procedure may commit.
  CallStmt: true,
  ConstraintsSetStmt: true,
};

function isSteadyStatement({ kind, node, span }: Statement, text: string): boolean {
  if (kind === 'DoStmt') return !IN_DO.test(text.slice(span.start, span.end));
  let isSteady = !TEMPORARY.test(JSON.stringify(node));
  const refuse = (): void => {
    isSteady = false;
  };
  walk(
    { [kind]: node },
    {
      AlterEnumStmt: ({ newVal, oldVal }) => newVal && !oldVal && refuse(),
      VariableSetStmt: (it) => {
        // Of CREATE FUNCTION ... SET and ALTER ROLE ... SET the setting is not the session's.
        if (kind === 'VariableSetStmt' && !isLocal(it.is_local, it.name)) refuse();
      },
      FuncCall: ({ funcname }) => OF_SESSION.test(JSON.stringify(funcname)) && refuse(),
    },
  );
  return isSteady;
}

/** Names of relations have no tag of their own in most places of a tree. */
const TEMPORARY = /"relpersistence":"t"|"schemaname":"pg_temp"/;

/** Of what a DO block puts together, only its words tell. UPDATE ... SET is caught as well. */
const IN_DO =
  /\b(?:set|reset|set_config|value|temp|temporary|pg_temp|commit|rollback|call|prepare|deallocate|discard|listen|setval|pg_\w*advisory\w*|txid\w*|pg_current_xact\w*)\b/i;

/** Functions whose effect or answer differs between one transaction and three. */
const OF_SESSION =
  /"(?:set_config|pg_\w*advisory\w*|txid_\w+|pg_current_xact_\w+|pg_xact_\w+|dblink\w*|pg_notify|lastval|currval)"/;

/** Others, such as search_path, would reach into the next leg. */
function isLocal(isLocalSet: boolean | undefined, name: string | undefined): boolean {
  return isLocalSet === true && HARMLESS.has(name ?? '');
}

const HARMLESS: ReadonlySet<string> = new Set([
  'lock_timeout',
  'statement_timeout',
  'transaction_timeout',
  'idle_in_transaction_session_timeout',
  'deadlock_timeout',
  'client_min_messages',
  'work_mem',
  'maintenance_work_mem',
  'max_parallel_maintenance_workers',
]);
