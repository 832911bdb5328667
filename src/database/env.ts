/** Environment variables as they were handed down; nothing below the rim reads the process's own. */
export type Env = Readonly<Record<string, string | undefined>>;
