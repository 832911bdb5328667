import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FolderConfig } from '../../src/config/folderConfig.ts';
import { parseSqlxToml } from '../../src/config/sqlxToml.ts';
import type { LinkReport } from '../../src/migrations/link/makeLinks.ts';
import type { LinkPlan } from '../../src/migrations/link/planLink.ts';
import { sqlxNotes } from '../../src/view/commandLines/sqlxNotes.ts';
import { linkMessage } from '../../src/view/report/linkMessage.ts';
import { BUILT_IN, configOf, STAGING } from './builders.ts';

const FOLDER = '/project/migrations';
const SOURCE = 'migrations/.sqlx';
const linked: LinkPlan = {
  folder: FOLDER,
  out: `${FOLDER}/.sqlx`,
  source: '..',
  links: [],
  stale: [],
  isMarked: true,
  refusals: [],
  differences: [],
};
const late = {
  kind: 'order' as const,
  version: 1n,
  path: `${FOLDER}/1_a`,
  message: 'sqlx would run 1_a later.',
};
const differing = { ...linked, differences: [late, late] };

const NOTES: readonly {
  readonly title: string;
  readonly config?: Partial<FolderConfig>;
  readonly toml?: string;
  readonly plan?: LinkPlan;
  readonly selected?: string;
  readonly notes: readonly string[];
}[] = [
  { title: 'nothing, where DATABASE_URL decides and sqlx reads the files', notes: [] },
  { title: 'nothing, where the links are right', plan: linked, notes: [] },
  {
    title: 'links that are not there yet',
    plan: { ...linked, isMarked: false },
    notes: ['migrations/.sqlx, which it reads, is not up to date: use Link for sqlx first.'],
  },
  {
    title: 'what sqlx would make of the links otherwise',
    plan: differing,
    notes: ['sqlx would run 1_a later.'],
  },
  {
    title: 'a ledger that only our settings name',
    config: { ledgerName: '"app".applied' },
    notes: [
      'sqlx keeps its ledger in _sqlx_migrations, not in "app".applied: write table-name = "\\"app\\".applied" under [migrate] in sqlx.toml.',
    ],
  },
  {
    title: 'nothing, where sqlx.toml names it, too',
    config: { ledgerName: 'applied' },
    toml: '[migrate]\ntable-name = "applied"\n',
    notes: [],
  },
  {
    title: 'the built-in database',
    config: { target: { kind: 'target', target: BUILT_IN, origin: 'not set' } },
    notes: ['It goes to DATABASE_URL, not to the built-in database.'],
  },
  {
    title: 'a target that was selected',
    config: { target: { kind: 'target', target: STAGING, origin: 'selected' } },
    toml: '[common]\ndatabase-url-var = "APP_DB"\n',
    selected: 'staging',
    notes: ['It goes to APP_DB, not to the target staging.'],
  },
];

suite('what is said of a command line of sqlx', () => {
  for (const { title, config, toml = '', plan, selected, notes } of NOTES) {
    test(title, () => {
      const situation = {
        config: configOf(FOLDER, config),
        toml: parseSqlxToml(toml, '/project/sqlx.toml'),
        ...(plan && { link: { plan, source: SOURCE } }),
        ...(selected !== undefined && { selected }),
      };
      assert.deepEqual(sqlxNotes(situation), notes);
    });
  }
});

const DONE: LinkReport = { made: [], removed: [], copied: [] };
const MESSAGES: readonly [plan: LinkPlan, report: LinkReport, severity: string, text: string][] = [
  [linked, DONE, 'information', 'sqlx finds 0 scripts in migrations/.sqlx.'],
  [
    differing,
    DONE,
    'warning',
    'sqlx finds 0 scripts in migrations/.sqlx. sqlx would run 1_a later. (and 1 more, see the log)',
  ],
  [{ ...linked, refusals: ['It is no link.'] }, DONE, 'error', 'It is no link.'],
  [linked, { ...DONE, problem: 'The disk is full.' }, 'error', 'The disk is full.'],
];

suite('what Link for sqlx tells', () => {
  for (const [plan, report, severity, text] of MESSAGES) {
    test(text, () => {
      const { text: said, severity: loudness } = linkMessage(plan, report, SOURCE);
      assert.deepEqual([loudness, said], [severity, text]);
    });
  }
});
