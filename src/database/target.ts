/** `local`: nothing asks. `guarded`: runs ask, reverts want the name typed. `production`: no reset. */
export type Role = 'local' | 'guarded' | 'production';

/** How TLS is used, as libpq's `sslmode` names it. `prefer` falls back to plain, the rest do not. */
export type SslMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

/** Everything a connection needs, parsed. The password stands nowhere else and is never printed. */
export interface ConnectionParameters {
  /** A host name, an address, or the directory of a unix socket (starts with `/`). */
  readonly host: string;
  /** The address to connect to where it differs from `host`, which then only names the certificate. */
  readonly hostAddress?: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  /** Where libpq looks for the password if there is none (passwordFile.ts). */
  readonly passwordFile?: string;
  readonly sslMode: SslMode;
  readonly sslRootCert?: string;
  readonly sslCert?: string;
  readonly sslKey?: string;
  /** libpq's `channel_binding=require`: no password for a server that cannot prove it owns the TLS. */
  readonly channelBinding?: 'require';
  /** libpq's `options`, such as `-c search_path=app`. */
  readonly options?: string;
  readonly applicationName?: string;
  /** Seconds; 0 waits for ever. */
  readonly connectTimeout?: number;
}

/** A PostgreSQL server a person has named, by URL or by entry in `staircase.targets`. */
export interface ServerTarget {
  readonly kind: 'server';
  readonly name: string;
  readonly role: Role;
  readonly connection: ConnectionParameters;
  /** Milliseconds; `lock_timeout` of runs on this target. */
  readonly lockTimeout?: number;
  /** Milliseconds; `statement_timeout` of runs on this target. */
  readonly statementTimeout?: number;
}

/** The embedded PostgreSQL; its data belongs to one workspace. */
export interface BuiltInTarget {
  readonly kind: 'built-in';
  readonly name: 'built-in';
  readonly role: 'local';
  /** The absolute path of the workspace whose hash names the data directory. */
  readonly workspace: string;
}

/** A database a person has named, or the built-in one. */
export type Target = ServerTarget | BuiltInTarget;
