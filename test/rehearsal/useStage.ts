import { join } from 'node:path';
import { after, before } from 'node:test';
import type { BuiltInEnvironment } from '../../src/database/environment.ts';
import { BuiltInStage } from '../../src/rehearsal/stage/builtInStage.ts';
import { type BuiltInPlace, provideBuiltIn } from '../support/builtIn.ts';

/** A built-in stage, and the directory that it is in. */
export interface TestStage {
  readonly stage: BuiltInStage;
  readonly directory: string;
  /** Another window on the same stage. */
  readonly second: BuiltInStage;
}

/**
 * One stage for all tests of the surrounding file or `describe`. It is closed before its directory
 * goes: hooks run in the order in which they are written, and a server without its files stays.
 */
export function useStage(options: Partial<BuiltInEnvironment> = {}): TestStage {
  let [place, stage, second, directory]: [BuiltInPlace?, BuiltInStage?, BuiltInStage?, string?] =
    [];
  before(async () => {
    place = await provideBuiltIn();
    const { environment } = place;
    directory = join(environment.dataRoot, 'stage');
    stage = new BuiltInStage(directory, { ...environment, ...options });
    second = new BuiltInStage(directory, { ...environment, ...options });
  });
  after(async () => {
    await stage?.close();
    await place?.[Symbol.asyncDispose]();
  });
  const there = <T>(it: T | undefined): T => {
    if (it === undefined) throw new Error('The stage is there only inside test().');
    return it;
  };
  return {
    get stage() {
      return there(stage);
    },
    get directory() {
      return there(directory);
    },
    get second() {
      return there(second);
    },
  };
}
