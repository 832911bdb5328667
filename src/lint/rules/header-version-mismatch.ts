import { versionDigits, versionText } from '../facts/versionText.ts';
import { replacement, safeFix } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const headerVersionMismatch: Rule = {
  name: 'header-version-mismatch',
  summary: 'The version in the header is not the one of the file',
  severity: 'warning',
  category: 'style',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look({ text, migration }) {
      if (!migration) return;
      const [line = ''] = HEADER.exec(text) ?? [];
      const [, before = '', written = ''] = VERSION.exec(line) ?? [];
      if (written === '' || written.replaceAll('-', '') === versionDigits(migration)) return;
      const start = line.lastIndexOf(before + written) + before.length;
      const span = { start, end: start + written.length };
      const version = versionText(migration);
      yield {
        span,
        message: `The header says version ${written}, and the migration is ${version}: one of the two was copied or renamed without the other.`,
        help: `Write ${version}.`,
        fixes: [safeFix(`Write ${version}`, replacement(span, version))],
      };
    },
  },
};

/** The comments and empty lines that a script begins with. */
const HEADER = /^\ufeff?(?:[ \t]*(?:--[^\n]*)?\r?\n|[ \t]*--[^\n]*$)+/;

/** `-- Version: 20240102030405`, `-- Migration: 20240102030405_add_users`. */
const VERSION = /^([ \t]*--[ \t]*(?:version|migration)[ \t]*:[ \t]*)(\d[\d-]*\d|\d)/im;
