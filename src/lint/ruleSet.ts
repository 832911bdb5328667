import { groupBy } from '../migrations/groupBy.ts';
import type { NodeTag } from '../sql/nodes.ts';
import type { Statement } from '../sql/parser.ts';
import type { Complaint } from './complaint.ts';
import type { LintOptions } from './options.ts';
import type { Check, Rule } from './rule.ts';
import type { Severity } from './severity.ts';
import type { LintScript } from './subject.ts';

/** A rule that is on, with what was decided for it. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
}

/** Who visits a statement. */
export interface Visitor extends ActiveRule {
  /** Of ALTER TABLE, those that it looks for; absent: all. */
  readonly commands: readonly string[] | undefined;
  visit(node: unknown, statement: Statement, script: LintScript): Iterable<Complaint>;
}

/** The rules that are on, sorted by what they look at, so that a walk asks only those concerned. */
export interface RuleSet {
  readonly active: readonly ActiveRule[];
  /** Every name that a rule, on or off, answers to, and those of the rules that are on. */
  readonly names: ReadonlyMap<string, readonly ActiveRule[]>;
  /** Of the active rules that yield to others, their names. */
  readonly yieldsTo: ReadonlyMap<string, readonly string[]>;
  visitorsOf(kind: string): readonly Visitor[];
  /** The active rules that look at whole scripts, migrations or folders. */
  each<Each extends Check['each']>(each: Each): readonly Looker<Each>[];
}

/** A rule that is on, and its look. */
export interface Looker<Each extends Check['each']> extends ActiveRule {
  readonly check: Extract<Check, { each: Each }>;
}

/** Chooses by preset and by name. Opt-in rules are on only when they are named. */
export function ruleSet(rules: readonly Rule[], options: LintOptions): RuleSet {
  const active = rules.flatMap((rule) => activeRule(rule, options) ?? []);
  const visitors = visitorsByKind(active);
  const lookers = groupBy(
    active.map((it) => ({ ...it, check: it.rule.check })),
    ({ check }) => check.each,
  );
  return {
    active,
    names: namesOf(rules, active),
    yieldsTo: new Map(
      active.flatMap(({ rule: it }) => (it.yieldsTo ? [[it.name, it.yieldsTo]] : [])),
    ),
    visitorsOf: (kind) => visitors.get(kind) ?? [],
    each: <Each extends Check['each']>(each: Each) =>
      (lookers.get(each) ?? []) as readonly ActiveRule[] as readonly Looker<Each>[],
  };
}

function activeRule(rule: Rule, { preset, severities }: LintOptions): ActiveRule | undefined {
  const named = severities[rule.name];
  if (named === 'off') return undefined;
  if (named === 'on') return { rule, severity: rule.severity };
  if (named) return { rule, severity: named };
  const isInPreset = preset === 'strict' ? rule.preset !== 'opt-in' : rule.preset === preset;
  return isInPreset ? { rule, severity: rule.severity } : undefined;
}

function namesOf(
  rules: readonly Rule[],
  active: readonly ActiveRule[],
): Map<string, readonly ActiveRule[]> {
  const names = new Map<string, ActiveRule[]>();
  for (const { name, aliases = [] } of rules)
    for (const it of [name, ...aliases]) names.set(it, []);
  for (const it of active) {
    for (const name of [it.rule.name, ...(it.rule.aliases ?? [])]) names.get(name)?.push(it);
  }
  return names;
}

function visitorsByKind(active: readonly ActiveRule[]): Map<string, Visitor[]> {
  const visitors = new Map<string, Visitor[]>();
  for (const { rule, severity } of active) {
    if (rule.check.each !== 'statement') continue;
    const { visit, commands } = rule.check;
    for (const kind of Object.keys(visit) as NodeTag[]) {
      const own = kind === 'AlterTableStmt' ? commands : undefined;
      const look = visit[kind] as Visitor['visit'];
      const visitor: Visitor = { rule, severity, commands: own, visit: look };
      visitors.set(kind, [...(visitors.get(kind) ?? []), visitor]);
    }
  }
  return visitors;
}
