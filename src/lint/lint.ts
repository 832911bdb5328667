import { groupBy } from '../migrations/groupBy.ts';
import type { Statement } from '../sql/parser.ts';
import type { Complaint } from './complaint.ts';
import type { Finding } from './finding.ts';
import type { ActiveRule, RuleSet, Visitor } from './ruleSet.ts';
import { settle } from './settle.ts';
import type { LintFolder, LintMigration, LintScript } from './subject.ts';
import { syntaxFindings } from './syntaxFindings.ts';

/** What the rules say of a script that belongs to no migration. Total, as all of these are. */
export function lintPlain(script: LintScript, rules: RuleSet): Finding[] {
  return settle(script, scriptFindings(script, rules), rules);
}

/** What the rules say of a whole folder: of each script, of each migration, and of all together. */
export function lintFolder(folder: LintFolder, rules: RuleSet): Finding[] {
  const scripts = folder.migrations.flatMap(({ up, down }) => [up, down].filter((it) => !!it));
  const all = [
    ...scripts.flatMap((it) => scriptFindings(it, rules)),
    ...folder.migrations.flatMap((it) => migrationFindings(it, rules)),
    ...folderFindings(folder, rules),
  ];
  const found = groupBy(all, ({ path }) => path);
  const settled = scripts.flatMap((it) => settle(it, found.get(it.path) ?? [], rules));
  const isScript = new Set(scripts.map(({ path }) => path));
  return [...settled, ...[...found].flatMap(([path, it]) => (isScript.has(path) ? [] : it))];
}

/**
 * What the rules find in one script, before its comments silence any of it. SQL that does not parse
 * is a finding, and the rest is linted.
 */
export function scriptFindings(script: LintScript, rules: RuleSet): Finding[] {
  const found = syntaxFindings(script);
  for (const statement of script.statements) {
    for (const visitor of rules.visitorsOf(statement.kind)) {
      if (!isQuiet(visitor, script)) found.push(...visited(script, statement, visitor));
    }
  }
  for (const it of rules.each('script')) {
    if (!isQuiet(it, script)) found.push(...findings(it.check.look(script), it, script.path));
  }
  return found;
}

/** What the rules find between the two scripts of a migration and the ones before it. */
export function migrationFindings(migration: LintMigration, rules: RuleSet): Finding[] {
  const { path } = migration.up ?? migration.down ?? migration;
  const looks = rules.each('migration');
  return looks.flatMap((it) => findings(it.check.look(migration), it, path));
}

/** What the rules find in a folder as a whole. */
export function folderFindings(folder: LintFolder, rules: RuleSet): Finding[] {
  return rules.each('folder').flatMap((it) => findings(it.check.look(folder), it, folder.path));
}

function visited(script: LintScript, statement: Statement, visitor: Visitor): Finding[] {
  return findings(visitor.visit(statement.node, statement, script), visitor, script.path);
}

/** Destruction is what a down script is for. */
function isQuiet({ rule }: ActiveRule, { role, options }: LintScript): boolean {
  const isNamed = options.severities[rule.name] !== undefined;
  return Boolean(rule.isQuietInDown) && role === 'down' && options.preset !== 'strict' && !isNamed;
}

function findings(complaints: Iterable<Complaint>, by: ActiveRule, path: string): Finding[] {
  return Array.from(complaints, (it) => findingOf(it, by, path));
}

function findingOf(complaint: Complaint, { rule, severity }: ActiveRule, path: string): Finding {
  const { span, message, help, fixes = [] } = complaint;
  return {
    rule: rule.name,
    aliases: rule.aliases ?? [],
    severity,
    category: rule.category,
    path: complaint.path ?? path,
    span,
    message,
    ...(help !== undefined && { help }),
    fixes,
  };
}
