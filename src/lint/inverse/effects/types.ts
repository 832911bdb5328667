import { inner, type Nodes, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Effect } from '../effect.ts';
import { dotted, relationThing } from '../namedThing.ts';
import type { Thing } from '../thing.ts';
import { typeThings } from './columns.ts';
import { dropping, making, moving, type Source, setting } from './source.ts';
import { functionsIn } from './uses.ts';

export function enumMake(source: Source, { typeName }: Nodes['CreateEnumStmt']): Effect[] {
  return [making(source, dotted('type', wordsOf(typeName)))];
}

export function rangeMake(source: Source, { typeName }: Nodes['CreateRangeStmt']): Effect[] {
  return [making(source, dotted('type', wordsOf(typeName)))];
}

export function compositeMake(source: Source, node: Nodes['CompositeTypeStmt']): Effect[] {
  if (!node.typevar) return [];
  const thing = relationThing('type', node.typevar);
  const columns = nodesOf(node.coldeflist, 'ColumnDef');
  return [making(source, thing, { needs: columns.flatMap((it) => typeThings(it.typeName)) })];
}

export function domainMake(source: Source, node: Nodes['CreateDomainStmt']): Effect[] {
  const thing = dotted('domain', wordsOf(node.domainname));
  const constraints = nodesOf(node.constraints, 'Constraint');
  return [
    making(source, thing, {
      needs: [...typeThings(node.typeName), ...functionsIn(constraints)],
      parts: constraints
        .filter(({ contype }) => contype === 'CONSTR_CHECK')
        .map(({ conname }) => making(source, domainConstraint(thing, conname))),
    }),
  ];
}

function domainConstraint(on: Thing, name: string | undefined): Thing {
  const thing: Thing = { kind: 'domain constraint', on, name: name ?? `${on.name}_check` };
  return name === undefined ? { ...thing, isNameGuessed: true } : thing;
}

/** ALTER TYPE of an enum: a value more, or one under another name. */
export function enumChange(source: Source, node: Nodes['AlterEnumStmt']): Effect[] {
  const { typeName, oldVal, newVal = '', skipIfNewValExists } = node;
  const on = dotted('type', wordsOf(typeName));
  const value = (name: string): Thing => ({ kind: 'enum value', on, name });
  if (oldVal !== undefined) return [moving(source, value(oldVal), value(newVal))];
  return [making(source, value(newVal), skipIfNewValExists ? { ifNotExists: true } : {})];
}

/** The one-letter subtypes are those of `AlterDomainStmt` in PostgreSQL's `parsenodes.h`. */
export function domainChange(source: Source, node: Nodes['AlterDomainStmt']): Effect[] {
  const { subtype, typeName, name = '', def, missing_ok = false, behavior } = node;
  const on = dotted('domain', wordsOf(typeName));
  const isCascade = behavior === 'DROP_CASCADE';
  if (subtype === 'C') {
    return [making(source, domainConstraint(on, inner(def, 'Constraint')?.conname))];
  }
  if (subtype === 'X') {
    return [dropping(source, domainConstraint(on, name), { ifExists: missing_ok, isCascade })];
  }
  if (subtype === 'T') return [setting(source, on, 'default', def && statementText(source))];
  if (subtype === 'N') return [setting(source, on, 'not null')];
  return subtype === 'O' ? [setting(source, on, 'not null', 'yes')] : [];
}

function statementText({ statement: { span }, text }: Source): string {
  return text.slice(span.start, span.end);
}
