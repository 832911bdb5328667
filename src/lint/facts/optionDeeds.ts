import type { DefElem } from '@pgsql/types';
import { type Nodes, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Cure, Deed } from './deed.ts';
import { objectKey, shownObject } from './objectTypes.ts';
import { findWords } from './tokens.ts';

/**
 * What an ALTER of foreign data, a text search configuration or an operator family adds to it and takes
 * from it. Measured on PostgreSQL 18: a second run fails with `option "host" provided more than once`.
 */
export function optionDeeds(statement: Statement, text: string): Deed[] {
  const read = READERS[statement.kind as NodeTag] as ((node: unknown) => Change) | undefined;
  const change = read?.(statement.node);
  if (!change || (change.added.length === 0 && change.removed.length === 0)) return [];
  const { of, added, removed, part, words = [], rescue = RESCUE } = change;
  const isMake = added.length > 0;
  const names = isMake ? added : removed;
  const span = findWords(text, statement.span, ...words) ?? statement.span;
  return [
    {
      statement,
      deed: isMake ? 'make' : 'take',
      what: `${names.map((it) => shownObject(part, [it])).join(', the ')} of the ${of}`,
      keys: names.map((it) => objectKey(`${part} of ${of}`, [it])),
      span,
      cure: change.isRepeatable ? undefined : (change.cure?.(span) ?? rescued(change, rescue)),
    },
  ];
}

interface Change {
  /** In words and a name: `server "branch"`. */
  readonly of: string;
  readonly part: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Where the finding stands; at the whole statement without them. */
  readonly words?: readonly string[];
  readonly isRepeatable?: boolean | undefined;
  readonly rescue?: { readonly make: string; readonly take: string };
  /** Where there is a clause for it. */
  readonly cure?: (words: Span) => Cure | undefined;
}

const RESCUE = { make: 'duplicate_object', take: 'undefined_object' };

/** A block that hears the errors of a second run: of what is added, and of what is removed. */
export function rescued(
  { added, removed }: Pick<Change, 'added' | 'removed'>,
  { make, take } = RESCUE,
): Cure {
  const errors = [added.length > 0 ? [make] : [], removed.length > 0 ? [take] : []].flat();
  return { kind: 'guard', guard: { rescue: errors.join(' OR ') } };
}

const READERS: { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => Change } = {
  AlterForeignServerStmt: ({ servername, options }) => ({
    of: shownObject('server', [servername ?? '']),
    ...optionsIn(nodesOf(options, 'DefElem')),
  }),
  AlterFdwStmt: ({ fdwname, options }) => ({
    of: shownObject('foreign data wrapper', [fdwname ?? '']),
    ...optionsIn(nodesOf(options, 'DefElem')),
  }),
  AlterUserMappingStmt: ({ servername, options }) => ({
    of: `user mapping of the server "${servername}"`,
    ...optionsIn(nodesOf(options, 'DefElem')),
  }),
  AlterTSConfigurationStmt({ kind, cfgname, tokentype, missing_ok }) {
    const of = shownObject('text search configuration', wordsOf(cfgname));
    const types = wordsOf(tokentype);
    const isAdd = kind === 'ALTER_TSCONFIG_ADD_MAPPING';
    const isDrop = kind === 'ALTER_TSCONFIG_DROP_MAPPING';
    return {
      of,
      part: 'mapping',
      added: isAdd ? types : [],
      removed: isDrop ? types : [],
      words: [isAdd ? 'add' : 'drop', 'mapping'],
      isRepeatable: missing_ok,
      rescue: { ...RESCUE, make: 'unique_violation' },
      cure: ({ end }) => (isDrop ? { kind: 'clause', clause: 'IF EXISTS', at: end } : undefined),
    };
  },
  AlterOpFamilyStmt({ opfamilyname, amname, isDrop, items }) {
    const numbers = nodesOf(items, 'CreateOpClassItem').map(
      ({ itemtype, number }) => `${itemtype === 1 ? 'OPERATOR' : 'FUNCTION'} ${number}`,
    );
    const of = `${shownObject('operator family', wordsOf(opfamilyname))} for ${amname}`;
    return {
      of,
      part: 'member',
      added: isDrop ? [] : numbers,
      removed: isDrop ? numbers : [],
    };
  },
};

/** One without ADD, SET or DROP is added. */
export function optionsIn(
  options: readonly DefElem[],
): Pick<Change, 'part' | 'added' | 'removed' | 'words'> {
  const named = (...actions: (string | undefined)[]): string[] =>
    options
      .filter(({ defaction }) => actions.includes(defaction))
      .map(({ defname = '' }) => defname);
  return {
    part: 'option',
    added: named('DEFELEM_ADD', 'DEFELEM_UNSPEC'),
    removed: named('DEFELEM_DROP'),
    words: ['options'],
  };
}
