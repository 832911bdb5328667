import type { RustPrograms } from '../../../scripts/rustPrograms.ts';
import { type Player, playerOf } from '../../support/program.ts';

/** sqlx-cli as a program that sessions are played with. */
export function sqlxOf({ sqlx }: RustPrograms): Player {
  return playerOf({ name: 'sqlx', file: sqlx, first: [] });
}
