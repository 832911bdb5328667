import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Effect, Make } from './effect.ts';
import type { Kind, Thing } from './thing.ts';

/** The schema that SET search_path puts first; undefined for other statements and for `public`. */
export function schemaSetBy({ kind, node }: Statement): { readonly schema?: string } | undefined {
  if (kind !== 'VariableSetStmt' || node['name'] !== 'search_path') return undefined;
  const [first] = nodesOf((node as Nodes['VariableSetStmt']).args, 'A_Const');
  const schema = first?.sval?.sval;
  const isPlain = schema !== undefined && schema !== 'public' && /^[^$,"]+$/.test(schema);
  return isPlain ? { schema } : {};
}

/** The effect with the schema in which names without one are. */
export function placedIn<It extends Effect>(effect: It, schema: string): It {
  const place = (thing: Thing): Thing => thingIn(thing, schema);
  const { thing, to, takesOver, goesWith, needs, parts } = effect as Partial<Make> & { to?: Thing };
  return {
    ...effect,
    ...(thing && { thing: place(thing) }),
    ...(to && { to: place(to) }),
    ...(takesOver && { takesOver: place(takesOver) }),
    ...(goesWith && { goesWith: goesWith.map(place) }),
    ...(needs && { needs: needs.map(place) }),
    ...(parts && { parts: parts.map((it) => placedIn(it, schema)) }),
  };
}

function thingIn(thing: Thing, schema: string): Thing {
  if (thing.on) return { ...thing, on: thingIn(thing.on, schema) };
  const isPlaced = thing.schema !== undefined || thing.saysPublic === true;
  return isPlaced || WITHOUT_SCHEMA.has(thing.kind) ? thing : { ...thing, schema };
}

const WITHOUT_SCHEMA: ReadonlySet<Kind> = new Set<Kind>([
  ...(['schema', 'extension', 'publication', 'subscription', 'cast', 'event trigger'] as const),
  ...(['server', 'foreign data wrapper', 'user mapping', 'language', 'access method'] as const),
  ...(['tablespace', 'role', 'database', 'default privileges'] as const),
]);
