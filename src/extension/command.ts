import type { Subject } from '../protocol/commands.ts';
import type { Services } from './services.ts';

/** What a command does. What it resolves to is for callers such as key bindings and tests. */
export type Command = (services: Services, subject: Subject) => Promise<unknown>;

/** Loads a command, with the rooms it needs, when it is first used. */
export type CommandLoader = () => Promise<Command>;
