import { join, relative } from 'node:path';
import type { StyleChoice } from '../../migrations/folderStyle.ts';
import type { MigrationFolder } from '../../migrations/migration.ts';
import { proposeScaffold } from '../../migrations/scaffold/scaffold.ts';
import { holesOf, withDefaults } from '../../migrations/scaffold/templateHoles.ts';
import { readTemplates, type Template } from '../../migrations/scaffold/templates.ts';
import { writeScaffold } from '../../migrations/scaffold/writeScaffold.ts';
import { type CommandContext, EXIT, type Flags, type Handler } from '../command.ts';
import { printJson } from '../output/json.ts';
import { type Project, readProject } from '../source/project.ts';
import { readSource } from '../source/readSource.ts';
import { UsageError } from '../usageError.ts';
import { WriteError } from '../writeError.ts';

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
  const template = adapted(await chosenTemplate(context, project), context.flags);
  const choice = styleChoice(context.flags, project);
  const scaffold = proposeScaffold(folder, { description, now: new Date(), template, ...choice });
  if ('problem' in scaffold) throw new UsageError(scaffold.problem, 'Nothing was written.');
  const written = await writeScaffold(scaffold);
  if ('problem' in written) throw new WriteError(written.problem, '');
  if (context.flags.template !== undefined) sayHoles(context, template);
  return { version: scaffold.version, ...written };
}

/** With what `--set` and `--simple` say. */
function adapted(template: Template, { set = new Map(), simple = false }: Flags): Template {
  const holes = new Map([...holesOf(template.up), ...holesOf(template.down)]);
  const unknown = [...set.keys()].find((name) => !holes.has(name));
  if (unknown !== undefined) {
    const names = [...holes.keys()].join(', ') || 'none';
    throw new UsageError(
      `The template ${template.name} has no hole "${unknown}".`,
      `It has these: ${names}.`,
    );
  }
  const down = simple ? '' : withDefaults(template.down, set);
  return { ...template, up: withDefaults(template.up, set), down };
}

/** What the editor has tab stops for, a person at the shell has to know of. */
function sayHoles(
  { terminal, flags: { set = new Map() } }: CommandContext,
  { up }: Template,
): void {
  const left = [...holesOf(up).values()].filter(({ name }) => !set.has(name));
  if (left.length === 0) return;
  const words = left.map(({ name, text }) => `${name}=${text}`).join(', ');
  terminal.err(`Filled in by the template, change what is not yours (or use --set): ${words}`);
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
