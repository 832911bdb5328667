import type { Action, Undo } from './undo.ts';
import type { Written } from './written.ts';

/** Statements as they stand in a file: with semicolons, remarks above, blank lines between. */
export function layOut(undos: readonly Undo[], isLower: boolean): string {
  return undos
    .reduce<Block[]>((blocks, it) => grown(blocks, it, isLower), [])
    .map(({ remark, statements }) =>
      [...(remark === undefined ? [] : [commentLines(remark)]), ...statements].join('\n'),
    )
    .join('\n\n');
}

/** What stands together without a blank line. */
interface Block {
  readonly remark?: string;
  readonly statements: readonly string[];
  /** The table of an ALTER TABLE that may be gone on with. */
  readonly table?: string | undefined;
}

function grown(blocks: Block[], { actions, remark }: Undo, isLower: boolean): Block[] {
  const write = ({ upper, lower }: Written): string => (isLower ? lower : upper);
  const last = blocks.at(-1);
  const [first] = actions;
  if (remark === undefined && first?.kind === 'command' && last?.table === tableOf(first)) {
    const open = last?.statements.at(-1)?.replace(/;$/, '') ?? '';
    const statement = `${open},\n    ${write(first.sql)};`;
    return [...blocks.slice(0, -1), { ...last, statements: [statement] }];
  }
  const statements = actions.map((it) => `${statementText(it, isLower)};`);
  const table = first?.kind === 'command' ? tableOf(first) : undefined;
  const block = { statements, table, ...(remark !== undefined && { remark }) };
  const isPlain =
    remark === undefined && last?.remark === undefined && last && !last.table && !table;
  if (!isPlain || !areShort([...last.statements, ...statements])) return [...blocks, block];
  return [...blocks.slice(0, -1), { ...last, statements: [...last.statements, ...statements] }];
}

/** Drops of one line stand together. */
function areShort(statements: readonly string[]): boolean {
  return statements.every((it) => /^drop [^\n]*$/i.test(it));
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
