import { createTwoFilesPatch } from 'diff';
import type { Target } from '../../database/target.ts';
import type { SchemaPlace } from '../../rehearsal/schemaPlace.ts';
import { type ObjectText, schemaText } from '../../schema/schemaText.ts';
import type { TextDifference } from '../../schema/textDifferences.ts';
import type { CommandContext } from '../command.ts';
import { printJson, targetJson } from './json.ts';

/** What a call was about. */
export interface SchemaSubject {
  readonly places: readonly SchemaPlace[];
  readonly left: readonly string[];
  readonly target?: Target;
}

/** A schema as SQL, or as JSON. */
export function saySchema(
  context: CommandContext,
  objects: readonly ObjectText[],
  subject: SchemaSubject,
): void {
  const [place] = subject.places;
  if (context.flags.json) printJson(context, { ...base(subject), at: wordOf(place), objects });
  else context.terminal.out(schemaText(objects).trimEnd());
}

/** Two schemas, and the objects that differ. */
export interface SchemaComparison {
  readonly first: readonly ObjectText[];
  readonly second: readonly ObjectText[];
  readonly differences: readonly TextDifference[];
}

/** What differs as a patch, or as JSON. */
export function saySchemaDifference(
  context: CommandContext,
  { first, second, differences }: SchemaComparison,
  subject: SchemaSubject,
): void {
  const { terminal, flags } = context;
  const [from, to] = subject.places.map(wordOf);
  const names = subject.places.map(({ name }) => name);
  if (flags.json) printJson(context, { ...base(subject), from, to, differences });
  else if (differences.length === 0) terminal.err('The schemas are the same.');
  else terminal.out(patch(names, first, second));
}

/** Without the line that separates the files in a patch of several. */
function patch(
  [from = '', to = '']: readonly string[],
  first: readonly ObjectText[],
  second: readonly ObjectText[],
): string {
  const text = createTwoFilesPatch(from, to, schemaText(first), schemaText(second));
  return text.replace(/^=+\n/, '').trimEnd();
}

function base({ left, target }: SchemaSubject) {
  return {
    outcome: 'done',
    ...(target && { target: targetJson(target) }),
    ...(left.length > 0 && { notRun: left }),
  };
}

/** As it was said on the command line. */
function wordOf(place: SchemaPlace | undefined): string | undefined {
  return place?.kind === 'version' ? `${place.version}` : place?.kind;
}
