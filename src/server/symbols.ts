import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { CurrentFile } from './lintServer.ts';

/** Characters of a statement that name it in the outline. */
const LONGEST = 60;

/** The statements of a script, for the outline and the breadcrumbs. */
export function symbolsOf({ file: { script }, text }: CurrentFile): DocumentSymbol[] {
  if (!script) return [];
  return script.statements.map((statement) => {
    const range = text.rangeOf(statement.span);
    return {
      name: titleOf(script.textOf(statement)),
      kind: kindOf(statement.kind),
      range,
      selectionRange: range,
    };
  });
}

/** The first words, up to a parenthesis or a dollar quote, in one line. */
function titleOf(sql: string): string {
  const [head = sql] = /^[^($]+/.exec(sql.slice(0, 10 * LONGEST)) ?? [];
  const line = head
    .replaceAll(/--.*|\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line === '') return sql.slice(0, LONGEST).trim() || ';';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

function kindOf(kind: string): SymbolKind {
  return KINDS[kind] ?? SymbolKind.Event;
}

const KINDS: Readonly<Record<string, SymbolKind>> = {
  CreateStmt: SymbolKind.Struct,
  CreateTableAsStmt: SymbolKind.Struct,
  CreateForeignTableStmt: SymbolKind.Struct,
  AlterTableStmt: SymbolKind.Struct,
  IndexStmt: SymbolKind.Key,
  ViewStmt: SymbolKind.Interface,
  CreateFunctionStmt: SymbolKind.Function,
  DoStmt: SymbolKind.Function,
  CreateEnumStmt: SymbolKind.Enum,
  AlterEnumStmt: SymbolKind.Enum,
  CreateDomainStmt: SymbolKind.TypeParameter,
  CompositeTypeStmt: SymbolKind.Struct,
  CreateSchemaStmt: SymbolKind.Namespace,
  CreateExtensionStmt: SymbolKind.Package,
  CreateSeqStmt: SymbolKind.Number,
  InsertStmt: SymbolKind.Array,
  UpdateStmt: SymbolKind.Array,
  DeleteStmt: SymbolKind.Array,
};
