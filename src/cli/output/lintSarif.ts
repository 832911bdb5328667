import { pathToFileURL } from 'node:url';
import type { Edit, Fix } from '../../lint/fix.ts';
import type { Rule } from '../../lint/rule.ts';
import type { Severity } from '../../lint/severity.ts';
import type { Problem } from '../../migrations/migration.ts';
import type { LintResult } from '../lint/lintResult.ts';
import type { Locator, PlaceSpan, ShownFinding } from '../lint/shownFinding.ts';

/** What a log tells of a rule. */
export interface SarifRule
  extends Pick<Rule, 'name' | 'summary' | 'severity' | 'category' | 'aliases'> {
  /** What to do about it; absent for a rule with a page, which `staircase explain` prints. */
  readonly help?: string;
}

/** What cannot be read is told by a name that is no rule's. */
const SYNTAX: SarifRule = {
  name: 'syntax-error',
  summary: "PostgreSQL's parser, or the file system, does not let the SQL be read",
  severity: 'error',
  category: 'correctness',
  help: 'Mend the SQL, or the file: nothing else is told of what cannot be read.',
};

/** A log of one run, whose results are made as they are asked for. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [
    { readonly tool: object; readonly columnKind: string; readonly results: Iterable<object> },
  ];
}

/** What keeps a migration from being read is told by its kind. */
function problemRule({ kind }: Problem): SarifRule {
  return {
    name: kind,
    summary: 'What is on disk does not let a migration be read or told from others',
    severity: 'error',
    category: 'correctness',
    help: 'Mend what is on disk: nothing is proven of what cannot be read.',
  };
}

/** A SARIF log as GitHub's code scanning takes it. Source: OASIS, SARIF 2.1.0. */
export function sarifLog(
  material: SarifMaterial,
  rules: readonly SarifRule[],
  version: string,
): SarifLog {
  const found = new Set<string>();
  for (const { finding } of material.shown) found.add(finding.rule);
  const kinds = new Map((material.problems ?? []).map((it) => [it.kind, problemRule(it)]));
  const own = [...rules, SYNTAX].filter(({ name }) => found.has(name));
  const shown = [...own, ...kinds.values()];
  const driver = { name: 'Staircase', version, rules: shown.map(ruleOf) };
  const results = resultsOf(material, shown);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

/** What is told, and of what could not be read why. */
interface SarifMaterial extends Pick<LintResult, 'shown' | 'locator'> {
  readonly problems?: readonly Problem[];
}

function* resultsOf(
  { shown, locator, problems = [] }: SarifMaterial,
  rules: readonly SarifRule[],
): Iterable<object> {
  for (const it of problems) yield problemResult(it, rules, locator);
  for (const it of shown) yield resultOf(it, rules, locator);
}

/** Of a file or directory as a whole, so that it has no region. */
function problemResult(
  { kind, message, path }: Problem,
  rules: readonly SarifRule[],
  { pathOf }: Locator,
) {
  return {
    ruleId: kind,
    ruleIndex: rules.findIndex(({ name }) => name === kind),
    level: LEVELS.error,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(pathOf(path)) } } }],
  };
}

function ruleOf({ name, summary, severity, category, aliases = [], help }: SarifRule) {
  return {
    id: name,
    shortDescription: { text: summary },
    help: { text: help ?? `staircase explain ${name} tells why, and what to do instead.` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { category, aliases, tags: [category] },
  };
}

function resultOf(
  { finding, path, place }: ShownFinding,
  rules: readonly SarifRule[],
  locator: Locator,
) {
  const { rule, severity, message, help, fixes } = finding;
  const ruleIndex = rules.findIndex(({ name }) => name === rule);
  const inPlace = fixes.filter(({ edits }) => edits.every(({ kind }) => kind === 'replace'));
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message} ${help}` },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(place) } },
    ],
    ...(inPlace.length > 0 && { fixes: inPlace.map((it) => fixOf(it, finding.path, locator)) }),
  };
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** Files that a fix makes or renames are beyond SARIF: such a fix is left out. */
function fixOf({ title, edits }: Fix, own: string, { pathOf, placeOf }: Locator) {
  const replaced = edits.filter(
    (it): it is Extract<Edit, { kind: 'replace' }> => it.kind === 'replace',
  );
  const artifactChanges = replaced.map(({ path = own, span, text }) => ({
    artifactLocation: { uri: uriOf(pathOf(path)) },
    replacements: [{ deletedRegion: regionOf(placeOf(path, span)), insertedContent: { text } }],
  }));
  return { description: { text: title }, artifactChanges };
}

function regionOf({ start, end }: PlaceSpan) {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function uriOf(path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return pathToFileURL(path).href;
  return path.split('/').map(encodeURIComponent).join('/');
}
