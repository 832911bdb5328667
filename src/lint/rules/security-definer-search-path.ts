import type { DefElem, Node } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { withInner } from '../facts/doBlocks.ts';
import { findWords } from '../facts/tokens.ts';
import { insertion } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

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
      *CreateFunctionStmt({ funcname, options }, statement, script) {
        if (!isDefiner(options) || setsSearchPath(options)) return;
        const words = wordsOf(funcname);
        if (!isSetIn(script, words)) yield complaint(words, statement, script);
      },
      *AlterFunctionStmt({ func, actions }, statement, script) {
        if (!isDefiner(actions) || setsSearchPath(actions)) return;
        const words = wordsOf(func?.objname);
        const made = script.schemaBefore(statement).routine(words)?.origin.statement;
        const isMadeSo = made?.kind === 'CreateFunctionStmt' && setsSearchPath(optionsOf(made));
        if (!isMadeSo && !isSetIn(script, words)) yield complaint(words, statement, script);
      },
    },
  },
};

function complaint(words: readonly string[], { span: all }: Statement, { text }: LintScript) {
  const span = findWords(text, all, 'security', 'definer') ?? all;
  const keyword = text.slice(span.start, span.start + 1) === 's' ? 'set' : 'SET';
  return {
    span,
    message: `"${words.join('.')}" runs with the rights of its owner, and looks names up where its caller's search_path says: a caller can put an object of the same name in the way and gets those rights.`,
    help: "Add SET search_path = '' and write the schema of everything the body names.",
    fixes: [
      {
        title: "Add SET search_path = ''",
        isSafe: false,
        edits: [insertion(span.end, ` ${keyword} search_path = ''`)],
      },
    ],
  };
}

/** `ALTER FUNCTION ... SET search_path`, of whichever function of the name. */
function isSetIn({ statements }: LintScript, words: readonly string[]): boolean {
  return statements.flatMap(withInner).some(({ kind, node }) => {
    if (kind !== 'AlterFunctionStmt') return false;
    const { func, actions } = node as Nodes['AlterFunctionStmt'];
    return wordsOf(func?.objname).at(-1) === words.at(-1) && setsSearchPath(actions);
  });
}

function optionsOf({ node }: Statement): readonly Node[] | undefined {
  return (node as Nodes['CreateFunctionStmt']).options;
}

function isDefiner(nodes: readonly Node[] | undefined): boolean {
  return options(nodes, 'security').some(({ arg }) => inner(arg, 'Boolean')?.boolval === true);
}

function setsSearchPath(nodes: readonly Node[] | undefined): boolean {
  return options(nodes, 'set').some(
    ({ arg }) => inner(arg, 'VariableSetStmt')?.name?.toLowerCase() === 'search_path',
  );
}

function options(nodes: readonly Node[] | undefined, name: string): DefElem[] {
  return nodesOf(nodes, 'DefElem').filter(({ defname }) => defname === name);
}
