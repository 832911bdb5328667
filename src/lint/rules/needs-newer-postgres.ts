import { newerSyntax } from '../facts/newerSyntax.ts';
import { tokenSpan } from '../facts/tokenSpan.ts';
import type { Rule } from '../rule.ts';

export const needsNewerPostgres: Rule = {
  name: 'needs-newer-postgres',
  summary: 'The script says what the oldest server that it must run on does not take',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  check: {
    each: 'script',
    *look(script) {
      const { pgVersion, isPgVersionSaid } = script.options;
      if (!isPgVersionSaid) return;
      for (const statement of script.statements) {
        for (const { what, since, location } of newerSyntax(statement, pgVersion)) {
          yield {
            span:
              location === undefined ? statement.span : tokenSpan(location, statement, script.text),
            message: `${what} is of PostgreSQL ${since}, and the scripts are to run on ${pgVersion}, by --pg-version, the settings or .squawk.toml: the migration fails there.`,
            help: `Write it in a way that ${pgVersion} knows, or name the version that your servers have.`,
          };
        }
      }
    },
  },
};
