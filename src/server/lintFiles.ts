import type { Finding } from '../lint/finding.ts';
import { folderOf } from '../lint/folderOf.ts';
import { folderFindings, migrationFindings, scriptFindings } from '../lint/lint.ts';
import type { LintOptions } from '../lint/options.ts';
import type { RuleSet } from '../lint/ruleSet.ts';
import { settle } from '../lint/settle.ts';
import type { AppliedScript, LintFolder, LintScript } from '../lint/subject.ts';
import { groupBy } from '../migrations/groupBy.ts';
import { inSlices } from '../migrations/inSlices.ts';
import type { MigrationFolder } from '../migrations/migration.ts';
import type { ParsedScript, Parser } from '../sql/parser.ts';
import type { LintedFile } from './lintedFile.ts';

/** What a folder is linted with. */
export interface LintContext {
  readonly parser: Parser;
  readonly options: LintOptions;
  readonly rules: RuleSet;
  readonly applied?: ReadonlyMap<bigint, AppliedScript>;
}

/** A folder after all rules have looked at it. */
export interface LintedFolder {
  readonly folder: LintFolder;
  /** By path: every script, and whatever else something was found of, such as a directory. */
  readonly files: ReadonlyMap<string, LintedFile>;
}

/**
 * What `lintFolder` finds, in slices of time, so that an edit is answered meanwhile. Throws the
 * signal's reason when it is aborted.
 */
export async function lintFiles(
  read: MigrationFolder,
  context: LintContext,
  signal: AbortSignal,
): Promise<LintedFolder> {
  const folder = folderOf(read, { ...context, parser: await parsed(read, context, signal) });
  const scripts = scriptsOf(folder);
  const { rules } = context;
  const own = await sliced(scripts, signal, (it) => scriptFindings(it, rules));
  const ofMigrations = await sliced(folder.migrations, signal, (it) =>
    migrationFindings(it, rules),
  );
  signal.throwIfAborted();
  const around = [...ofMigrations.flat(), ...folderFindings(folder, rules)];
  const byPath = groupBy(around, ({ path }) => path);
  const files = scripts.map((script, index): LintedFile => {
    const [mine, others] = [own[index] ?? [], byPath.get(script.path) ?? []];
    byPath.delete(script.path);
    return linted(script, mine, others, rules);
  });
  const rest = [...byPath].map(([path, found]) => scriptless(path, found));
  return { folder, files: new Map([...files, ...rest].map((it) => [it.path, it])) };
}

/** A script with what was found in it and around it. */
export function linted(
  script: LintScript,
  own: readonly Finding[],
  around: readonly Finding[],
  rules: RuleSet,
): LintedFile {
  const shown = settle(script, [...own, ...around], rules);
  return { path: script.path, text: script.text, own, around, shown, script };
}

function scriptless(path: string, around: readonly Finding[]): LintedFile {
  return { path, text: '', own: [], around, shown: around };
}

/** Of a version that is there twice, both have the same down script. */
function scriptsOf({ migrations }: LintFolder): LintScript[] {
  const all = migrations.flatMap(({ up, down }) => [up, down].filter((it) => it !== undefined));
  return [...new Map(all.map((it) => [it.path, it])).values()];
}

/** A parser that has done its work already. */
async function parsed(
  { migrations }: MigrationFolder,
  { parser }: LintContext,
  signal: AbortSignal,
): Promise<Parser> {
  const texts = migrations.flatMap(({ up, down }) => [up, down].flatMap((it) => it?.text ?? []));
  const done = new Map<string, ParsedScript>();
  await sliced(texts, signal, (text) => done.set(text, done.get(text) ?? parser.parse(text)));
  return { parse: (text) => done.get(text) ?? parser.parse(text) };
}

async function sliced<Item, Result>(
  items: Iterable<Item>,
  signal: AbortSignal,
  work: (item: Item) => Result,
): Promise<Result[]> {
  return await inSlices(items, (item) => {
    signal.throwIfAborted();
    return work(item);
  });
}
