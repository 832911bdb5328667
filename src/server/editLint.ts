import { LARGE } from '../lint/large.ts';
import { lintedScript, scriptFindings } from '../lint/lint.ts';
import type { RuleSet } from '../lint/ruleSet.ts';
import type { LintFolder } from '../lint/subject.ts';
import { noTransactionWith } from '../migrations/scriptWithText.ts';
import type { ParsedScript, Parser } from '../sql/parser.ts';
import { Reparser } from '../sql/reparser.ts';
import { carried } from './carry.ts';
import { editedScript } from './editedScript.ts';
import type { LintedFile } from './lintedFile.ts';
import type { PlacedScript } from './placedScripts.ts';

/** A folder as it was last seen as a whole. */
export interface SeenFolder {
  readonly folder: LintFolder;
  readonly rules: RuleSet;
}

/** Lints a script that is edited, in its folder as it was last seen. */
export class EditLint {
  readonly #parser: Parser;
  readonly #reparser: Reparser;

  constructor(parser: Parser) {
    this.#parser = parser;
    this.#reparser = new Reparser(parser);
  }

  /**
   * What the statements of a script say by themselves, and what was found around them before the edit;
   * nothing where that would take long, or where the folder has no such script.
   */
  lint(
    text: string,
    { script, role }: PlacedScript,
    before: LintedFile,
    { folder, rules }: SeenFolder,
  ): LintedFile | undefined {
    const { path } = script;
    const index = folder.migrations.findIndex((it) => it[role]?.path === path);
    if (index < 0 || text.length > LARGE) return undefined;
    const parsed = this.#parse(text, before);
    const wrapping = noTransactionWith(script, text) ? 'none' : 'transaction';
    const edited = editedScript({ path, text, role, wrapping, parsed }, folder, index);
    const around = carried(before.around, before.text, text);
    const own = scriptFindings(edited, rules);
    return { ...lintedScript(edited, own, around, rules), text };
  }

  #parse(text: string, { text: before, script }: LintedFile): ParsedScript {
    if (!script) return this.#parser.parse(text);
    return this.#reparser.parse(text, { text: before, parsed: script.parsed });
  }
}
