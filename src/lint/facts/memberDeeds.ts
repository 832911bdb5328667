import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Cure, Deed } from './deed.ts';
import { existence } from './existence.ts';
import { objectKey, shownObject } from './objectTypes.ts';
import { findWords } from './tokens.ts';

/**
 * What an ALTER of a type, a domain or a publication adds to it and takes from it; and the table
 * that SELECT INTO makes, which has no repeatable form of its own.
 */
export function memberDeeds(statement: Statement, text: string): Deed[] {
  const found = READERS[statement.kind]?.(statement, text);
  return found ? [found] : [];
}

type Reader = (statement: Statement, text: string) => Deed | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  AlterEnumStmt(statement, text) {
    const {
      typeName,
      oldVal,
      newVal = '',
      skipIfNewValExists,
    } = statement.node as Nodes['AlterEnumStmt'];
    const words = findWords(text, statement.span, 'add', 'value');
    if (oldVal !== undefined || !words) return undefined;
    const cure: Cure = { kind: 'clause', clause: 'IF NOT EXISTS', at: words.end };
    const names = [...wordsOf(typeName), newVal];
    return deed(statement, 'make', 'enum value', names, words, !skipIfNewValExists && cure);
  },
  AlterDomainStmt(statement, text) {
    const { subtype, typeName, def, name, missing_ok } = statement.node as Nodes['AlterDomainStmt'];
    const type = wordsOf(typeName);
    if (subtype === 'X') {
      const words = findWords(text, statement.span, 'drop', 'constraint');
      const cure = words && ({ kind: 'clause', clause: 'IF EXISTS', at: words.end } as const);
      return deed(
        statement,
        'take',
        'constraint',
        [...type, name ?? ''],
        words,
        !missing_ok && cure,
      );
    }
    if (subtype !== 'C') return undefined;
    const { conname } = inner(def, 'Constraint') ?? {};
    const words = findWords(text, statement.span, 'add');
    const cure: Cure =
      conname === undefined
        ? { kind: 'advice', advice: 'Give the constraint a name first.' }
        : guard(`NOT ${existence.domainConstraint(type, conname)}`);
    return deed(statement, 'make', 'constraint', [...type, conname ?? ''], words, cure);
  },
  /** Of a composite type: `ALTER TYPE ... ADD ATTRIBUTE`. */
  AlterTableStmt(statement, text) {
    const { relation, cmds, objtype } = statement.node as Nodes['AlterTableStmt'];
    const [command, ...others] = nodesOf(cmds, 'AlterTableCmd');
    if (objtype !== 'OBJECT_TYPE' || !relation || !command || others.length > 0) return undefined;
    const name = inner(command.def, 'ColumnDef')?.colname ?? command.name ?? '';
    const names = [relation.relname ?? '', name];
    if (command.subtype === 'AT_AddColumn') {
      const words = findWords(text, statement.span, 'add', 'attribute');
      const cure = guard(`NOT ${existence.column(relation, name)}`);
      return deed(statement, 'make', 'attribute', names, words, cure);
    }
    const words = findWords(text, statement.span, 'drop', 'attribute');
    if (command.subtype !== 'AT_DropColumn' || !words) return undefined;
    const cure: Cure = { kind: 'clause', clause: 'IF EXISTS', at: words.end };
    return deed(statement, 'take', 'attribute', names, words, !command.missing_ok && cure);
  },
  AlterPublicationStmt(statement, text) {
    const { action, pubname = '', pubobjects } = statement.node as Nodes['AlterPublicationStmt'];
    const tables = nodesOf(pubobjects, 'PublicationObjSpec').map(
      ({ pubtable, name }) => pubtable?.relation?.relname ?? name ?? '',
    );
    // SET with options says nothing of objects, and is an ADD of none to the parser.
    if (tables.length === 0) return undefined;
    const names = [pubname, ...tables];
    const rescue = (errors: string): Cure => ({ kind: 'guard', guard: { rescue: errors } });
    if (action === 'AP_AddObjects') {
      const words = findWords(text, statement.span, 'add');
      return deed(statement, 'make', 'publication', names, words, rescue('duplicate_object'));
    }
    if (action !== 'AP_DropObjects') return undefined;
    const words = findWords(text, statement.span, 'drop');
    return deed(statement, 'take', 'publication', names, words, rescue('undefined_object'));
  },
  SelectStmt(statement, text) {
    const { rel } = (statement.node as Nodes['SelectStmt']).intoClause ?? {};
    if (!rel || rel.relpersistence === 't') return undefined;
    const names = [rel.schemaname, rel.relname].filter((it) => it !== undefined);
    const words = findWords(text, statement.span, 'into');
    const advice = 'Write CREATE TABLE IF NOT EXISTS ... AS SELECT ... instead.';
    return deed(statement, 'make', 'table', names, words, { kind: 'advice', advice });
  },
};

function guard(condition: string): Cure {
  return { kind: 'guard', guard: { condition } };
}

function deed(
  statement: Statement,
  kind: Deed['deed'],
  type: string,
  names: readonly string[],
  words: Span | undefined,
  cure: Cure | false | undefined,
): Deed {
  return {
    statement,
    deed: kind,
    what: shownObject(type, names.slice(-1)),
    keys: [objectKey(type, names)],
    span: words ?? statement.span,
    cure: cure || undefined,
  };
}
