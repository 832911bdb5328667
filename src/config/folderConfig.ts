import type { Target } from '../database/target.ts';
import type { ConfigProblem } from './configProblem.ts';
import type { Settings } from './settings.ts';

/** Everything the configuration says of one migrations folder. */
export interface FolderConfig {
  /** The absolute path of the migrations folder. */
  readonly path: string;
  /** The absolute path of the workspace root it lies in; `.env` and `sqlx.toml` are looked up to here. */
  readonly root: string;
  /** How the folder is called on screen: its path from the root, with slashes; the root's own name. */
  readonly label: string;
  /** The settings that hold in its root. */
  readonly settings: Settings;
  readonly target: TargetResolution;
  /** The ledger's table as configured: raw SQL text, maybe schema-qualified and quoted. */
  readonly ledgerName: string;
  /** Schemas to create before the ledger, in the order sqlx creates them. */
  readonly createSchemas: readonly string[];
  /** Characters left out of checksums. */
  readonly ignoredChars: readonly string[];
  /** What `sqlx.toml` asks of new migrations, where it does. */
  readonly newMigrations: NewMigrationDefaults;
}

/** `[migrate.defaults]` of `sqlx.toml` (sqlx.md, section 1.7). */
export interface NewMigrationDefaults {
  readonly type: 'inferred' | 'simple' | 'reversible';
  readonly versioning: 'inferred' | 'timestamp' | 'sequential';
}

/** Which database a folder belongs to, or why that is not known. */
export type TargetResolution =
  | {
      readonly kind: 'target';
      readonly target: Target;
      /** Where the target comes from, in words, such as "DATABASE_URL from .env in crates/server". */
      readonly origin: string;
    }
  | { readonly kind: 'problem'; readonly problem: ConfigProblem }
  /** The workspace is not trusted: no `.env` was read and nothing may connect. */
  | { readonly kind: 'untrusted' };
