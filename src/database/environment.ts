/** Where the embedded PostgreSQL is started from and keeps its data. */
export interface BuiltInEnvironment {
  /** The bundled script of its child process. */
  readonly serverScript: string;
  /** The executable that runs the script, with ELECTRON_RUN_AS_NODE=1. */
  readonly node: string;
  /** The directory below which each workspace has its data. */
  readonly dataRoot: string;
  /** The TimeZone of the server and of its sessions; absent: UTC. */
  readonly timeZone?: string;
  /** Megabytes of memory at which the server ends itself; absent: never. */
  readonly memoryLimit?: number;
}

/** What opening a session needs to know of the program it runs in. */
export interface DatabaseEnvironment {
  readonly applicationName: string;
  readonly builtIn: BuiltInEnvironment;
}
