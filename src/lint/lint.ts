import { groupBy } from '../migrations/groupBy.ts';
import { type Nodes, nodesOf } from '../sql/nodes.ts';
import type { Statement } from '../sql/parser.ts';
import type { Finding } from './finding.ts';
import { findingsBy, type Place } from './findingsBy.ts';
import { looksAt } from './looksAt.ts';
import type { RuleSet, Visitor } from './ruleSet.ts';
import { settle } from './settle.ts';
import type { LintFolder, LintMigration, LintScript } from './subject.ts';
import { syntaxFindings } from './syntaxFindings.ts';
import { unreadFindings } from './unreadFindings.ts';

/** What the rules say of a script that belongs to no migration. Total, as all of these are. */
export function lintPlain(script: LintScript, rules: RuleSet): Finding[] {
  return settle(script, scriptFindings(script, rules), rules);
}

/**
 * What the rules say of a whole folder: of each script, of each migration, and of all together.
 * `isWanted`: which files, by their paths, are spoken of; all others still count for the rules.
 */
export function lintFolder(
  folder: LintFolder,
  rules: RuleSet,
  isWanted: (path: string) => boolean = () => true,
): Finding[] {
  const steps = lintSteps(folder, rules, isWanted);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value.flatMap(({ shown }) => shown);
  }
}

/** What was found in a file, or of a directory. */
export interface LintedFile {
  readonly path: string;
  /** Absent where it is no script that is linted. */
  readonly script?: LintScript;
  /** Found in the script by itself, before its comments silence any of it. */
  readonly own: readonly Finding[];
  /** Found between the scripts of its migration, in the folder and in what was before. */
  readonly around: readonly Finding[];
  /** What a person is shown. */
  readonly shown: readonly Finding[];
}

/** As `lintFolder`, step by step, for those who have other things to do meanwhile. */
export function* lintSteps(
  folder: LintFolder,
  rules: RuleSet,
  isWanted: (path: string) => boolean = () => true,
): Generator<void, LintedFile[]> {
  const old = new Set(folder.migrations.filter((it) => !isLinted(it)).flatMap(pathsOf));
  const isSaid = (path: string): boolean => !old.has(path) && isWanted(path);
  const linted = folder.migrations.filter(isLinted);
  const scripts = linted.flatMap(scriptsOf).filter(({ path }) => isSaid(path));
  const own = new Map<LintScript, Finding[]>();
  for (const it of scripts) yield void own.set(it, scriptFindings(it, rules));
  const between: Finding[][] = [];
  for (const it of linted) {
    if (pathsOf(it).some(isSaid)) yield void between.push(migrationFindings(it, rules));
  }
  between.push(folderFindings(folder, rules));
  const said = between.flat().filter(({ path }) => isSaid(path));
  const around = groupBy(said, ({ path }) => path);
  const files: LintedFile[] = [];
  for (const it of scripts) {
    yield void files.push(lintedScript(it, own.get(it) ?? [], around.get(it.path) ?? [], rules));
  }
  for (const { path } of scripts) around.delete(path);
  return [...files, ...Array.from(around, ([path, it]) => scriptless(path, it))];
}

/** A script with what was found in it and around it. */
export function lintedScript(
  script: LintScript,
  own: readonly Finding[],
  around: readonly Finding[],
  rules: RuleSet,
): LintedFile {
  const shown = settle(script, [...own, ...around], rules);
  return { path: script.path, script, own, around, shown };
}

function scriptless(path: string, around: readonly Finding[]): LintedFile {
  return { path, own: [], around, shown: around };
}

/** Whether a migration is linted at all, and not older than what is. */
function isLinted({ version, folder }: LintMigration): boolean {
  const { from } = folder.options;
  return from === undefined || version > from;
}

function pathsOf(migration: LintMigration): string[] {
  return [migration.path, ...scriptsOf(migration).map(({ path }) => path)];
}

function scriptsOf({ up, down }: LintMigration): LintScript[] {
  return [up, down].filter((it) => it !== undefined);
}

/**
 * What the rules find in one script, before its comments silence any of it. SQL that does not parse
 * is a finding, and the rest is linted.
 */
export function scriptFindings(script: LintScript, rules: RuleSet): Finding[] {
  const found = syntaxFindings(script);
  // A large script has more of them than a call takes arguments.
  const add = (more: readonly Finding[]): void => {
    for (const it of more) found.push(it);
  };
  const visitorsOf = visitorsIn(script, rules);
  for (const statement of script.statements) {
    for (const it of visitorsOf(statement)) add(visited(script, statement, it));
    if (statement.kind === 'DoStmt') add(findingsInDo(script, statement, rules));
  }
  for (const it of rules.each('script')) {
    if (looksAt(it, script)) add(findingsBy(it, () => it.check.look(script), startOf(script)));
  }
  return found;
}

/** Who looks at a statement of a script; of most kinds, and of ALTER TABLE's commands, few do. */
function visitorsIn(
  script: LintScript,
  rules: RuleSet,
): (statement: Statement) => readonly Visitor[] {
  const known = new Map<string, readonly Visitor[]>();
  return (statement) => {
    const { kind } = statement;
    const commands = kind === 'AlterTableStmt' ? commandsOf(statement) : NONE;
    const key = commands.length === 0 ? kind : commands.join(' ');
    const visitors =
      known.get(key) ??
      rules.visitorsOf(kind).filter((it) => looksAt(it, script) && looksFor(it, commands));
    known.set(key, visitors);
    return visitors;
  };
}

const NONE: readonly string[] = [];

function commandsOf({ node }: Statement): readonly string[] {
  const { cmds } = node as Nodes['AlterTableStmt'];
  return nodesOf(cmds, 'AlterTableCmd').map(({ subtype }) => subtype ?? '');
}

function looksFor({ commands }: Visitor, present: readonly string[]): boolean {
  return !commands || commands.some((it) => present.includes(it));
}

/** What the rules find between the two scripts of a migration and the ones before it. */
function migrationFindings(migration: LintMigration, rules: RuleSet): Finding[] {
  const place = startOf(migration.up ?? migration.down ?? migration);
  const looks = rules.each('migration');
  return looks.flatMap((it) => findingsBy(it, () => it.check.look(migration), place));
}

/** What the rules find in a folder as a whole. */
function folderFindings(folder: LintFolder, rules: RuleSet): Finding[] {
  const found = rules
    .each('folder')
    .map((it) => findingsBy(it, () => it.check.look(folder), startOf(folder)));
  return [...unreadFindings(folder), ...found.flat()];
}

/** A DO block runs with the script: what is written in it is visited by those that see no difference. */
function findingsInDo(script: LintScript, { body }: Statement, rules: RuleSet): Finding[] {
  return (body?.()?.statements ?? []).flatMap((statement) =>
    rules
      .visitorsOf(statement.kind)
      .filter((it) => it.rule.looksIntoDo && looksAt(it, script))
      .flatMap((it) => visited(script, statement, it)),
  );
}

function visited(script: LintScript, statement: Statement, visitor: Visitor): Finding[] {
  const { path } = script;
  const look = () => visitor.visit(statement.node, statement, script);
  return findingsBy(visitor, look, { path, span: statement.span });
}

/** Where a rule is said to have failed that looks at more than a statement. */
function startOf({ path }: { readonly path: string }): Place {
  return { path, span: { start: 0, end: 0 } };
}
