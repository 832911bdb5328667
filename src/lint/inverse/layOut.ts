import type { Action, Undo } from './undo.ts';

/** Statements as they stand in a file: with semicolons, remarks above, blank lines between. */
export function layOut(undos: readonly Undo[], isLower: boolean): string {
  return undos
    .reduce<Block[]>((blocks, it) => grow(blocks, it, isLower), [])
    .map(({ remark, statements }) =>
      [...(remark === undefined ? [] : [commentLines(remark)]), ...statements].join('\n'),
    )
    .join('\n\n');
}

/** What stands together without a blank line. */
interface Block {
  readonly remark?: string;
  readonly statements: string[];
  /** The table of an ALTER TABLE that may be gone on with. */
  readonly table?: string | undefined;
}

function grow(blocks: Block[], undo: Undo, isLower: boolean): Block[] {
  const { actions } = undo;
  const said = [undo.remark, undo.open].filter((it) => it !== undefined);
  const remark = said.length > 0 ? said.join(' ') : undefined;
  const last = blocks.at(-1);
  const [first] = actions;
  const table = first?.kind === 'command' ? tableOf(first) : undefined;
  if (remark === undefined && first && table !== undefined && last?.table === table) {
    const open = last.statements.pop()?.replace(/;$/, '') ?? '';
    last.statements.push(`${open},\n    ${isLower ? first.sql.lower : first.sql.upper};`);
    return blocks;
  }
  const statements = actions.map((it) => `${statementText(it, isLower)};`);
  const isPlain =
    remark === undefined && last && last.remark === undefined && !last.table && !table;
  if (isPlain && areShort(last.statements) && areShort(statements))
    for (const it of statements) last.statements.push(it);
  else blocks.push({ statements, table, ...(remark !== undefined && { remark }) });
  return blocks;
}

/** Drops of one line stand together. */
function areShort(statements: readonly string[]): boolean {
  const edges = [statements[0] ?? '', statements.at(-1) ?? ''];
  return edges.every((it) => /^drop [^\n]*$/i.test(it));
}

function tableOf(action: Action & { kind: 'command' }): string {
  return `${action.word} ${action.table}`;
}

function statementText(action: Action, isLower: boolean): string {
  const text = isLower ? action.sql.lower : action.sql.upper;
  if (action.kind === 'statement') return text;
  const head = `ALTER ${action.word} IF EXISTS `;
  return `${isLower ? head.toLowerCase() : head}${action.table}\n    ${text}`;
}

const WIDTH = 97;

/** In lines of 100 columns. */
export function commentLines(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((it) => `-- ${it}`).join('\n');
}
