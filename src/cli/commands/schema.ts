import type { Catalogue } from '../../schema/catalogue.ts';
import { schemaTexts } from '../../schema/schemaText.ts';
import { textDifferences } from '../../schema/textDifferences.ts';
import { type CommandContext, EXIT, type Handler } from '../command.ts';
import { saySchema, saySchemaDifference } from '../output/saySchema.ts';
import { saySchemaFailure } from '../output/saySchemaFailure.ts';
import { nothingDone } from '../perform/nothingDone.ts';
import { rehearsedFolder } from '../rehearse/rehearsedFolder.ts';
import { warnOfProblems } from '../rehearse/warnOfProblems.ts';
import { readSchemas } from '../schema/readSchemas.ts';
import { schemaPlaces } from '../schema/schemaPlaces.ts';
import { readProject } from '../source/project.ts';

/** `schema`: a schema as SQL, or what differs between two; 1 where that was asked for and there is any. */
export const schema: Handler = async (context) => {
  const project = await readProject(context);
  const folder = await rehearsedFolder(context, project);
  warnOfProblems(context, folder.problems);
  const places = schemaPlaces(context.flags, folder);
  const found = await readSchemas(context, project, folder, places);
  if (context.signal.aborted) return nothingDone(context);
  if ('failure' in found) {
    saySchemaFailure(context, found.failure);
    return EXIT.failed;
  }
  const { schemas, left, target } = found;
  for (const reason of left) context.terminal.err(`note: ${reason}`);
  const told = { places, left, ...(target && { target }) };
  return tell(context, schemas, told);
};

function tell(
  context: CommandContext,
  schemas: readonly Catalogue[],
  told: Parameters<typeof saySchema>[2],
): number {
  const [first = [], second] = schemas.map(schemaTexts);
  if (!second) {
    saySchema(context, first, told);
    return EXIT.fine;
  }
  const differences = textDifferences(first, second);
  saySchemaDifference(context, { first, second, differences }, told);
  return context.flags.exitCode && differences.length > 0 ? EXIT.failed : EXIT.fine;
}
