import { quoteIdentifier } from '../../database/quote.ts';

/** A name as a person would write it: in quotes only where it must be. */
export function plainName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : quoteIdentifier(name);
}

/** A string as SQL. Source: PostgreSQL's manual, section 4.1.2. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The elements of an array as PostgreSQL prints it: `{a=1,"b=2,3"}`. */
export function elements(array: string): string[] {
  const found = array.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
}

/** Storage parameters: `fillfactor=70, parallel_workers=2` from `{fillfactor=70,...}`. */
export function parameters(array: string): string {
  return elements(array)
    .map((it) => {
      const [name, value] = halves(it);
      return `${name} = ${/^[\w.+-]+$/.test(value) ? value : literal(value)}`;
    })
    .join(', ');
}

/** Options of foreign objects: `OPTIONS (host 'a', port '1')`; empty for none. */
export function foreignOptions(array: string): string {
  if (array === '') return '';
  const pairs = elements(array).map((it) => {
    const [name, value] = halves(it);
    return `${plainName(name)} ${literal(value)}`;
  });
  return ` OPTIONS (${pairs.join(', ')})`;
}

/** `name=value`, of which the value may hold anything. */
export function halves(assignment: string): readonly [name: string, value: string] {
  const at = assignment.indexOf('=');
  return [assignment.slice(0, at), assignment.slice(at + 1)];
}

/** SQL that may span lines as a comment. */
export function remark(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '-- ');
}
