import type { CreateFunctionStmt, DefElem } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { findWords } from '../facts/tokens.ts';
import { insertion } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const securityDefinerSearchPath: Rule = {
  name: 'security-definer-search-path',
  summary:
    'A SECURITY DEFINER function without a search_path of its own can be made to run foreign code',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *CreateFunctionStmt(node, statement, { text }) {
        if (!isDefiner(node) || setsSearchPath(node)) return;
        const span = findWords(text, statement.span, 'security', 'definer') ?? statement.span;
        const name = wordsOf(node.funcname).join('.');
        const keyword = text.slice(span.start, span.start + 1) === 's' ? 'set' : 'SET';
        yield {
          span,
          message: `"${name}" runs with the rights of its owner, and looks names up where its caller's search_path says: a caller can put an object of the same name in the way and gets those rights.`,
          help: "Add SET search_path = '' and write the schema of everything the body names.",
          fixes: [
            {
              title: "Add SET search_path = ''",
              isSafe: false,
              edits: [insertion(span.end, ` ${keyword} search_path = ''`)],
            },
          ],
        };
      },
    },
  },
};

function isDefiner(node: CreateFunctionStmt): boolean {
  return options(node, 'security').some(({ arg }) => inner(arg, 'Boolean')?.boolval === true);
}

function setsSearchPath(node: CreateFunctionStmt): boolean {
  return options(node, 'set').some(
    ({ arg }) => inner(arg, 'VariableSetStmt')?.name?.toLowerCase() === 'search_path',
  );
}

function options(node: CreateFunctionStmt, name: string): DefElem[] {
  return nodesOf(node.options, 'DefElem').filter(({ defname }) => defname === name);
}
