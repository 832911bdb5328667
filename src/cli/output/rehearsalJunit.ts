import type { Problem } from '../../migrations/migration.ts';
import type { Flags } from '../command.ts';
import { isFailing } from '../rehearse/isFailing.ts';
import type { RehearsalResult } from '../rehearse/rehearsalResult.ts';
import type { ShownComplaint, ShownRehearsal } from '../rehearse/shownRehearsal.ts';

/**
 * The rehearsals as a JUnit report, which CI servers read: a failure is what `--fail-on` asks for,
 * what is neither that nor reversible was skipped, and what could not be read is an error. Source: the schema of Jenkins' xUnit plugin.
 */
export function junitReport(result: RehearsalResult, flags: Flags): string {
  const { shown, problems, locator } = result;
  const failures = shown.filter(({ rehearsal }) => isFailing(rehearsal, flags)).length;
  const skipped = shown.filter((it) => isSkipped(it, flags)).length;
  const time = shown.reduce((sum, it) => sum + secondsOf(it), 0);
  const counts = `tests="${shown.length + problems.length}" failures="${failures}" skipped="${skipped}" errors="${problems.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="staircase" ${counts} time="${time.toFixed(3)}">`,
    `  <testsuite name="rehearse" ${counts} time="${time.toFixed(3)}">`,
    ...problems.flatMap((it) => unread(locator.pathOf(it.path), it)),
    ...shown.flatMap((it) => testCase(it, flags)),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function isSkipped({ rehearsal }: ShownRehearsal, flags: Flags): boolean {
  return rehearsal.verdict !== 'reversible' && !isFailing(rehearsal, flags);
}

function testCase(shown: ShownRehearsal, flags: Flags): string[] {
  const { rehearsal, complaints } = shown;
  const { version, description, verdict } = rehearsal;
  const name = escaped(`${version} ${description}`.trimEnd());
  const head = `    <testcase classname="rehearse" name="${name}" time="${secondsOf(shown).toFixed(3)}"`;
  if (verdict === 'reversible') return [`${head}/>`];
  const [first] = complaints;
  const why = first?.finding.message ?? (rehearsal.isIgnored && 'ignored by comments');
  const message = escaped([verdict, why].filter(Boolean).join(': '));
  if (isSkipped(shown, flags)) {
    return [`${head}>`, `      <skipped message="${message}"/>`, '    </testcase>'];
  }
  const text = escaped(complaints.map(lineOf).join('\n'));
  return [
    `${head}>`,
    `      <failure type="${verdict}" message="${message}">${text}</failure>`,
    '    </testcase>',
  ];
}

function unread(path: string, { kind, message }: Problem): string[] {
  return [
    `    <testcase classname="rehearse" name="${escaped(path)}" time="0.000">`,
    `      <error type="${kind}" message="${escaped(message)}"/>`,
    '    </testcase>',
  ];
}

function lineOf({ path, place, finding }: ShownComplaint): string {
  return `${path}:${place.start.line}:${place.start.column}: ${finding.message}`;
}

function secondsOf({ rehearsal: { upMs = 0, downMs = 0 } }: ShownRehearsal): number {
  return (upMs + downMs) / 1000;
}

/** XML has no place at all for most control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\n\t]/gu, '\u00b7')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
