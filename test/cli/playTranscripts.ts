import { test } from 'node:test';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { assertGolden } from '../view/golden.ts';
import { type Called, caller } from './callStaircase.ts';

/** Command lines by the name of the golden that tells what they say. */
export type Transcripts = readonly (readonly [name: string, lines: readonly string[]])[];

/** A test for each: its lines, one after the other, in a directory of their own. `steadied`: without times. */
export function playTranscripts(
  transcripts: Transcripts,
  tree: Tree,
  steadied: (text: string) => string = (text) => text,
): void {
  for (const [name, lines] of transcripts) {
    test(name, async (t) => {
      const directory = makeTree(t, tree);
      const call = caller({ directory });
      const parts: string[] = [];
      for (const line of lines) parts.push(transcript(line, await call(line), directory));
      assertGolden(`../cli/${name}.txt`, steadied(parts.join('\n')));
    });
  }
}

function transcript(line: string, { code, out, err }: Called, directory: string): string {
  const errors = err.replaceAll(/^(?=.)/gm, '2> ');
  const end = code === 0 ? '' : `(exit code ${code})\n`;
  return `$ staircase ${line}\n${out}${errors}${end}`.replaceAll(directory, '/project');
}
