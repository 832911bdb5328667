import type {
  CreateFdwStmt,
  CreateUserMappingStmt,
  DefElem,
  DropUserMappingStmt,
} from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../../sql/nodes.ts';
import type { Scribe } from '../scribe.ts';
import { routineMeant } from './meantBy.ts';
import { makeNeeding, otherMeant } from './others.ts';

/** A foreign data wrapper; it needs its handler and its validator. */
export function createWrapper({ fdwname = '', func_options }: CreateFdwStmt, scribe: Scribe): void {
  const called = nodesOf(func_options, 'DefElem').map(({ arg }: DefElem) =>
    routineMeant(wordsOf(inner(arg, 'List')?.items), scribe),
  );
  const own = { type: 'OBJECT_FDW', key: fdwname, name: fdwname } as const;
  makeNeeding(scribe, { ...own, kind: 'foreign data wrapper' }, called);
}

export function createServer(
  { servername = '', fdwname = '' }: { readonly servername?: string; readonly fdwname?: string },
  scribe: Scribe,
): void {
  const own = { type: 'OBJECT_FOREIGN_SERVER', key: servername, name: servername } as const;
  makeNeeding(scribe, { ...own, kind: 'server' }, [otherMeant('OBJECT_FDW', fdwname, scribe)]);
}

/** Of whom it is may be written in other words when it is dropped, so that it counts by its server. */
export function createMapping({ servername = '' }: CreateUserMappingStmt, scribe: Scribe): void {
  const own = { type: MAPPING, key: servername, kind: 'user mapping', name: servername } as const;
  makeNeeding(scribe, own, [otherMeant('OBJECT_FOREIGN_SERVER', servername, scribe)]);
}

export function dropMapping({ servername = '' }: DropUserMappingStmt, scribe: Scribe): void {
  scribe.catalogue.others.set(MAPPING, servername, undefined, scribe.by);
}

const MAPPING = 'OBJECT_USER_MAPPING';
