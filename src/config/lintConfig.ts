import { dirname } from 'node:path';
import { nearName } from '../lint/nearName.ts';
import { defaultOptions, type LintOptions } from '../lint/options.ts';
import type { Rule } from '../lint/rule.ts';
import { SQUAWK_NAMES } from '../lint/squawkNames.ts';
import type { ConfigProblem } from './configProblem.ts';
import { type LintSettings, nearKey, type RuleSetting } from './lintSettings.ts';
import { pathFilter } from './pathFilter.ts';
import { readSquawkToml, type SquawkToml } from './squawkToml.ts';

/** What the configuration of the linter is made of; the later ones count more. */
export interface LintSources {
  /** An absolute path: `.squawk.toml` is looked for from here upwards. */
  readonly directory: string;
  /** The workspace root, from which the globs of the settings count. */
  readonly root: string;
  readonly settings: LintSettings;
  /** What the command line says. */
  readonly overrides?: LintOverrides;
  /** All rules there are. */
  readonly rules: readonly Rule[];
  readonly now: Date;
}

/** What was said for one call. Names are known to be those of rules. */
export interface LintOverrides {
  readonly preset?: LintOptions['preset'];
  readonly pgVersion?: number;
  readonly assumeInTransaction?: boolean;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** How the scripts of a directory are linted, in the editor and on the command line alike. */
export interface LintConfig {
  readonly isEnabled: boolean;
  readonly options: LintOptions;
  /** Whether a file, by its absolute path, is not to be linted. */
  readonly excludes: (path: string) => boolean;
  /** What the configuration cannot mean; it is left aside. */
  readonly problems: readonly ConfigProblem[];
  /** What is left aside without harm, such as a key of a later Squawk. */
  readonly remarks: readonly ConfigProblem[];
}

/** Reads `.squawk.toml` and puts it together with the settings. What is wrong is told and left aside. */
export async function readLintConfig(sources: LintSources): Promise<LintConfig> {
  const { directory, root, settings } = sources;
  const toml = await readSquawkToml(directory);
  return {
    isEnabled: settings.isEnabled,
    options: optionsOf(sources, toml),
    excludes: pathFilter([
      { directory: root, globs: settings.exclude },
      { directory: dirname(toml.path ?? root), globs: toml.excludedPaths, isLoose: true },
    ]),
    problems: [...toml.problems, ...unknownNames(sources, toml)],
    remarks: [...toml.unknownKeys, ...settings.unknownKeys.map(unknownKey)],
  };
}

/** The rules that a name is of, or that answer to it. */
export function rulesNamed(rules: readonly Rule[], name: string): readonly Rule[] {
  const own = rules.filter((it) => it.name === name);
  return own.length > 0 ? own : rules.filter(({ aliases = [] }) => aliases.includes(name));
}

/** Every name that may be given for a rule. */
export function ruleNames(rules: readonly Rule[]): ReadonlySet<string> {
  const own = rules.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return new Set([...own, ...SQUAWK_NAMES]);
}

function optionsOf(sources: LintSources, toml: SquawkToml): LintOptions {
  const { settings, overrides = {}, rules, now } = sources;
  const defaults = defaultOptions(now);
  const { from } = settings;
  const pgVersion = overrides.pgVersion ?? settings.pgVersion ?? toml.pgVersion;
  return {
    pgVersion: pgVersion ?? defaults.pgVersion,
    isPgVersionSaid: pgVersion !== undefined,
    assumeInTransaction:
      overrides.assumeInTransaction ?? toml.assumeInTransaction ?? defaults.assumeInTransaction,
    preset: overrides.preset ?? settings.preset,
    severities: severitiesOf(rules, [
      ...toml.includedRules.map((it) => [it, 'on'] as const),
      ...toml.excludedRules.map((it) => [it, 'off'] as const),
      ...namesLast(rules, Object.entries(settings.rules)),
      ...(overrides.include ?? []).map((it) => [it, 'on'] as const),
      ...(overrides.exclude ?? []).map((it) => [it, 'off'] as const),
    ]),
    now,
    ...(from !== undefined && { from }),
  };
}

type Said = readonly [name: string, setting: RuleSetting];

/** What is said of a rule by its own name counts more than by a name that several answer to. */
function namesLast(rules: readonly Rule[], said: readonly Said[]): readonly Said[] {
  const isOwn = ([name]: Said): number => (rules.some((it) => it.name === name) ? 1 : 0);
  return said.toSorted((a, b) => isOwn(a) - isOwn(b));
}

/** `on` leaves a severity that was set before as it is. */
function severitiesOf(rules: readonly Rule[], said: readonly Said[]): LintOptions['severities'] {
  const severities: Record<string, RuleSetting> = {};
  for (const [name, setting] of said) {
    for (const rule of rulesNamed(rules, name)) {
      const before = severities[rule.name];
      const isOn = before !== undefined && before !== 'off';
      severities[rule.name] = setting === 'on' && isOn ? before : setting;
    }
  }
  return severities;
}

function unknownNames({ rules, settings }: LintSources, toml: SquawkToml): ConfigProblem[] {
  const known = ruleNames(rules);
  const isUnknown = (name: string): boolean => !known.has(name);
  const inToml = [...toml.excludedRules, ...toml.includedRules].filter(isUnknown);
  const inSettings = Object.keys(settings.rules).filter(isUnknown);
  return [
    ...inToml.map((name) => {
      const line = toml.lineOf(name);
      const place = { ...(toml.path && { path: toml.path }), ...(line && { line }) };
      const where = [toml.path, line && `line ${line}`].filter(Boolean).join(', ');
      return {
        message: `${where}: there is no rule "${name}".`,
        advice: advise(name, known),
        ...place,
      };
    }),
    ...inSettings.map((name) => ({
      message: `staircase.lint.rules: there is no rule "${name}".`,
      advice: advise(name, known),
    })),
  ];
}

function unknownKey(key: string): ConfigProblem {
  const near = nearKey(key);
  const meant = near === undefined ? '' : ` Is staircase.${near} meant?`;
  return { message: `There is no setting staircase.${key}.${meant}`, advice: 'Take it out.' };
}

/** What to write instead of a name that is not known. */
export function advise(name: string, known: Iterable<string>): string {
  const near = nearName(name, known);
  return near === undefined ? 'Run "staircase rules" for the names there are.' : `Write ${near}.`;
}
