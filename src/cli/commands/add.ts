import { join, relative } from 'node:path';
import type { StyleChoice } from '../../migrations/folderStyle.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import { proposeScaffold } from '../../migrations/scaffold.ts';
import { readTemplates, type Template } from '../../migrations/templates.ts';
import { writeScaffold } from '../../migrations/writeScaffold.ts';
import { type CommandContext, EXIT, type Flags, type Handler } from '../command.ts';
import { printJson } from '../output/json.ts';
import { type Project, readProject } from '../project.ts';
import { readSource } from '../readSource.ts';
import { UsageError } from '../usageError.ts';

/** `migrate add`: writes the files of a new migration in the folder's own style; asks no database. */
export const add: Handler = async (context) => {
  const project = await readProject(context);
  const folder = await readSource(project);
  const written = await write(context, project, folder);
  const paths = [written.up, ...(written.down === undefined ? [] : [written.down])];
  if (context.flags.json) {
    printJson(context, { version: written.version, files: paths });
    return EXIT.fine;
  }
  for (const path of paths) {
    context.terminal.out(`Creating ${join(project.sourceName, relative(project.source, path))}`);
  }
  return EXIT.fine;
};

async function write(context: CommandContext, project: Project, folder: MigrationFolder) {
  const description = context.operands[0] ?? '';
  const chosen = await chosenTemplate(context, project);
  const template = context.flags.simple ? { ...chosen, down: '' } : chosen;
  const choice = styleChoice(context.flags, project);
  const scaffold = proposeScaffold(folder, { description, now: new Date(), template, ...choice });
  if ('problem' in scaffold) throw new UsageError(scaffold.problem, 'Nothing was written.');
  const written = await writeScaffold(scaffold);
  if ('problem' in written) throw new UsageError(written.problem, 'Nothing was written.');
  return { version: scaffold.version, ...written };
}

async function chosenTemplate(
  { flags, installation }: CommandContext,
  { root }: Project,
): Promise<Template> {
  const directories = [
    join(root, 'migrations-template'),
    join(installation, 'migrations-template'),
  ];
  const templates = await readTemplates(directories);
  const name = flags.template ?? 'blank';
  const template = templates.find((it) => it.name === name);
  if (template) return template;
  const names = templates.map((it) => it.name).join(', ');
  throw new UsageError(`There is no template "${name}".`, `Name one of these: ${names}.`);
}

/** What was said, else what `sqlx.toml` says, else the folder's own style. */
function styleChoice(flags: Flags, { newMigrations }: Project): StyleChoice {
  const type = flags.reversible ? 'reversible' : flags.simple ? 'simple' : newMigrations.type;
  const versioning = flags.sequential
    ? 'sequential'
    : flags.timestamp
      ? 'timestamp'
      : newMigrations.versioning;
  return { type, versioning, ...(flags.layout && { layout: flags.layout }) };
}
