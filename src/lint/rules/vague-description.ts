import { headScript, headSpan } from '../facts/headSpan.ts';
import type { Rule } from '../rule.ts';

export const vagueDescription: Rule = {
  name: 'vague-description',
  summary: 'The description of a migration should say what it does',
  severity: 'info',
  category: 'style',
  preset: 'strict',
  check: {
    each: 'migration',
    *look(migration) {
      const script = headScript(migration);
      const words = migration.description
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean);
      if (
        !script ||
        words.length === 0 ||
        words.some((it) => !VAGUE.has(it) && !/^\d+$/.test(it))
      ) {
        return;
      }
      yield {
        path: script.path,
        span: headSpan(script.text),
        message: `"${migration.description}" could be said of any migration: it does not help who reads the list, or the ledger after an incident.`,
        help: 'Name the object and what happens to it, such as add_index_to_orders.',
      };
    },
  },
};

const VAGUE: ReadonlySet<string> = new Set(
  'a add again alter and change changes cleanup create database db delete drop dumped final fix fixes hotfix misc migrate migration migrations minor more new patch quick refactor remove rename schema script some sql stuff table tables temp test the tmp tweak tweaks update updates v1 v2 wip work'.split(
    ' ',
  ),
);
