import type { LockHolder } from '../../database/session.ts';
import type { LedgerLocation } from '../ledger/ledger.ts';
import type { Pooling } from '../lock/pooling.ts';

/** What a database and this role in it are, as far as migrations need to know. */
export interface DatabaseCheck {
  readonly server: ServerFacts;
  readonly database: string;
  /** The role whose rights count. */
  readonly role: string;
  /** The role that has logged in, where it is another. */
  readonly login?: string;
  /** Such as "TLSv1.3"; absent where the connection is not encrypted. */
  readonly encryption?: string;
  /** Neither host nor port: over the unix socket, which needs no encryption. */
  readonly isSocket: boolean;
  /** What stands between us and the server. */
  readonly pooling: Pooling;
  /** A standby: it takes no writes until it is promoted. */
  readonly isReplica: boolean;
  /** `default_transaction_read_only` is on. */
  readonly isReadOnly: boolean;
  readonly searchPath: readonly SearchedSchema[];
  readonly ledger: LedgerFacts;
  /** What a run needs besides what the scripts themselves need. */
  readonly privileges: readonly Privilege[];
  /** Who runs migrations at this moment. */
  readonly lockHolder?: LockHolder;
}

export interface ServerFacts {
  /** Such as "18.4 (Debian 18.4-1)". */
  readonly version: string;
  /** `server_version_num`, such as 180004. */
  readonly number: number;
}

/** An entry of `search_path`; `$user` by the role's name. */
export interface SearchedSchema {
  readonly name: string;
  /** It is there, and the role may look into it. */
  readonly isUsable: boolean;
}

export interface LedgerFacts {
  /** As configured: raw SQL text. */
  readonly name: string;
  /** Absent: there is none yet. */
  readonly location?: LedgerLocation;
  /** How many rows, and how many of them say `success = false`; absent where they may not be read. */
  readonly rows?: { readonly count: number; readonly failed: number };
  /** Columns that the table of its name lacks, such as "checksum bytea": then it is no ledger. */
  readonly lacks?: string;
  /** The schema in which a run would create it; absent where there is none. */
  readonly createdIn?: { readonly schema: string; readonly isThere: boolean };
  /** Ledgers of the same name in other schemas, as SQL text. */
  readonly others: readonly string[];
}

/** A right that a run needs. */
export interface Privilege {
  readonly name: string;
  /** As GRANT has it: `TABLE "public"."_sqlx_migrations"`. */
  readonly on: string;
  readonly isHeld: boolean;
}
