import type { RustPrograms } from '../../../scripts/rustPrograms.ts';
import { type Program, runProcess } from '../../support/program.ts';

/** sqlx-cli as a program that sessions are played with. */
export function sqlxOf({ sqlx }: RustPrograms): Program {
  return { name: 'sqlx', run: (args, surroundings) => runProcess(sqlx, args, surroundings) };
}
