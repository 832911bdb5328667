import type { Complaint } from '../complaint.ts';
import { type Fix, replacement, safeFix } from '../fix.ts';
import type { JudgedName, LintIgnore } from '../ignore/lintIgnore.ts';
import { withoutComment, withoutName } from '../ignore/removal.ts';
import type { Rule } from '../rule.ts';

export const unusedIgnore: Rule = {
  name: 'unused-ignore',
  summary: 'A comment ignores a rule that is not known, or that has nothing to say there',
  severity: 'warning',
  category: 'style',
  preset: 'recommended',
  isFixable: true,
  check: { each: 'ignore', look },
};

function* look(ignore: LintIgnore): Iterable<Complaint> {
  const { names, scope, span } = ignore;
  if (names.length === 0 && scope === 'place') yield nameless(ignore);
  const isInVain = names.length > 1 && names.every(({ fate }) => fate === 'silent');
  if (isInVain) yield { span, ...silent(ignore), fixes: [deletion(ignore)] };
  else for (const name of names) yield* aboutName(name, ignore);
}

function nameless(ignore: LintIgnore): Complaint {
  return {
    span: ignore.span,
    message: 'This comment names no rule, so nothing is ignored.',
    help: 'Name the rules that are to be ignored, with commas between them.',
    fixes: [{ ...deletion(ignore), isSafe: false }],
  };
}

function* aboutName(name: JudgedName, ignore: LintIgnore): Iterable<Complaint> {
  const { fate, span } = name;
  if (fate === 'unknown') yield unknown(name, ignore);
  if (fate !== 'silent') return;
  if (ignore.names.length === 1)
    yield { span: ignore.span, ...silent(ignore), fixes: [deletion(ignore)] };
  else yield { span, ...silent(ignore, name), fixes: [deletionOf(name, ignore)] };
}

function silent(
  { scope, names }: LintIgnore,
  name?: JudgedName,
): Pick<Complaint, 'message' | 'help'> {
  const meant = name ? [name] : names;
  const has = meant.length > 1 ? 'have' : 'has';
  const rules = meant.map(({ text }) => text).join(', ');
  const where = scope === 'file' ? 'in this file' : 'here';
  return {
    message: `Nothing is ignored by this: ${rules} ${has} nothing to say ${where}. It would hide what comes later.`,
    help:
      scope === 'file'
        ? 'Delete it.'
        : 'Delete it, or move it to the end of the line that is meant or right above the statement.',
  };
}

/** What a name that is not known was to hide is said, so that the mistake is seen. */
function unknown(name: JudgedName, ignore: LintIgnore): Complaint {
  const { text, span, near } = name;
  const change =
    near === undefined ? [] : [safeFix(`Change it to ${near}`, replacement(span, near))];
  const fixes = [...change, deletionOf(name, ignore)].map((it) => ({ ...it, isSafe: false }));
  return {
    span,
    message: `There is no rule "${text}", so nothing is ignored.`,
    help: advice(name),
    fixes,
  };
}

function advice({ text, near }: JudgedName): string {
  if (/\s/.test(text)) return 'Put a comma between names, and a colon before the reason.';
  if (near !== undefined) return `Write ${near}.`;
  return 'Run "staircase rules" for the names there are.';
}

function deletion(ignore: LintIgnore): Fix {
  return safeFix('Delete the comment', withoutComment(ignore));
}

function deletionOf(name: JudgedName, ignore: LintIgnore): Fix {
  if (ignore.names.length === 1) return deletion(ignore);
  return safeFix(`Delete ${name.text}`, withoutName(name, ignore));
}
