import { join } from 'node:path';
import { problemComplaints } from '../facts/problemComplaints.ts';
import type { Rule } from '../rule.ts';

export const missingUp: Rule = {
  name: 'missing-up',
  summary: 'A migration without an up script has nothing to run',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'folder',
    look: (folder) =>
      problemComplaints(folder, ['missing-up', 'down-without-up'], (_, migration) =>
        migration?.layout === 'directory'
          ? [
              {
                title: 'Create an empty up.sql',
                isSafe: false,
                edits: [{ kind: 'create', path: join(migration.path, 'up.sql'), text: '' }],
              },
            ]
          : [],
      ),
  },
};
