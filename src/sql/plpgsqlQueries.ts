import { child, items, type Node, textOf } from './node.ts';

/** A query in PL/pgSQL code as libpg_query hands it out: without a place, but for its line. */
export interface PlpgsqlQuery {
  /** As it is written, but PERFORM reads SELECT and INTO with its targets reads spaces. */
  readonly query: string;
  /** Of the code, from 1 on. */
  readonly line: number;
  readonly isPerform: boolean;
  /** True when it does not always run, or may fail unharmed. */
  readonly isGuarded: boolean;
}

/** The statements of SQL in the code, in its order. What is nested absurdly deep is left out. */
export function plpgsqlQueries(tree: Node): PlpgsqlQuery[] {
  const [code] = items(tree, 'plpgsql_funcs', 'PLpgSQL_function');
  const walk = new Walk();
  if (code) walk.statement(child(code, 'action'), false, 0);
  return walk.found;
}

const DEEPEST = 200;

/** Loops whose query or condition may stop the first round. */
const MAY_RUN_NEVER: ReadonlySet<string> = new Set([
  'PLpgSQL_stmt_while',
  'PLpgSQL_stmt_fors',
  'PLpgSQL_stmt_dynfors',
  'PLpgSQL_stmt_forc',
  'PLpgSQL_stmt_foreach_a',
]);

class Walk {
  readonly found: PlpgsqlQuery[] = [];

  /** True when what follows may not be reached. */
  #list(list: unknown, isGuarded: boolean, depth: number): boolean {
    let isLeft = false;
    if (!Array.isArray(list) || depth > DEEPEST) return isLeft;
    for (const it of list) {
      if (this.statement(it, isGuarded || isLeft, depth + 1)) isLeft = true;
    }
    return isLeft;
  }

  statement(wrapped: Node, isGuarded: boolean, depth: number): boolean {
    const [[kind, node] = ['', {}]] = Object.entries(wrapped as Record<string, Node>);
    switch (kind) {
      case 'PLpgSQL_stmt_execsql':
        return this.#add(node, 'sqlstmt', isGuarded, false);
      case 'PLpgSQL_stmt_perform':
        return this.#add(node, 'expr', isGuarded, true);
      case 'PLpgSQL_stmt_call':
        return this.#add(node, 'expr', isGuarded, false);
      case 'PLpgSQL_stmt_return':
      case 'PLpgSQL_stmt_exit':
        return true;
      case 'PLpgSQL_stmt_block':
        return this.#block(node, isGuarded, depth);
      case 'PLpgSQL_stmt_if':
        return this.#branches(node, depth);
      case 'PLpgSQL_stmt_case':
        return this.#cases(node, depth);
      default:
        this.#list(node['body'], isGuarded || MAY_RUN_NEVER.has(kind), depth);
        return false;
    }
  }

  #add(node: Node, field: string, isGuarded: boolean, isPerform: boolean): boolean {
    const query = textOf(child(child(node, field), 'PLpgSQL_expr'), 'query');
    const line = Number(node['lineno'] ?? 1);
    if (query !== undefined) this.found.push({ query, line, isPerform, isGuarded });
    return false;
  }

  #block(node: Node, isGuarded: boolean, depth: number): boolean {
    const handlers = child(child(node, 'exceptions'), 'PLpgSQL_exception_block');
    const isCaught = 'exceptions' in node;
    const isLeft = this.#list(node['body'], isGuarded || isCaught, depth);
    for (const it of items(handlers, 'exc_list', 'PLpgSQL_exception')) {
      this.#list(it['action'], true, depth);
    }
    return isLeft;
  }

  #branches(node: Node, depth: number): boolean {
    const lists = [
      node['then_body'],
      ...items(node, 'elsif_list', 'PLpgSQL_if_elsif').map((it) => it['stmts']),
      node['else_body'],
    ];
    return lists.map((it) => this.#list(it, true, depth)).some((it) => it);
  }

  #cases(node: Node, depth: number): boolean {
    const lists = [
      ...items(node, 'case_when_list', 'PLpgSQL_case_when').map((it) => it['stmts']),
      node['else_stmts'],
    ];
    return lists.map((it) => this.#list(it, true, depth)).some((it) => it);
  }
}
