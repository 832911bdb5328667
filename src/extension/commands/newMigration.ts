import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  proposeScaffold,
  type Scaffold,
  type ScaffoldProblem,
} from '../../migrations/scaffold/scaffold.ts';
import { readTemplates, type Template } from '../../migrations/scaffold/templates.ts';
import { writeScaffold } from '../../migrations/scaffold/writeScaffold.ts';
import { askNewFolder, type NewMigrationPlace } from '../ask/askNewFolder.ts';
import type { Command } from '../command.ts';

const TITLE = 'New Migration';

/** Asks for description and template, writes the files, and opens up.sql with its tab stops. */
export const newMigration: Command = async (services, subject) => {
  const place = await askNewFolder(services, subject, TITLE);
  if (!place) return undefined;
  const templates = await readTemplates([
    join(place.root, 'migrations-template'),
    services.templates,
  ]);
  const description = await askDescription(place, templates);
  const template = description && (await askTemplate(templates));
  if (!description || !template) return undefined;
  const scaffold = propose(place, description, template);
  if ('problem' in scaffold) return sayProblem(scaffold);
  const written = await writeScaffold(scaffold);
  if ('problem' in written) return sayProblem(written);
  services.log.info(`Wrote ${Object.values(written).join(' and ')}`);
  services.downs.follow(scaffold);
  await openWithTabStops(written.up, scaffold);
  await services.model.outline();
  return { version: scaffold.version, ...written };
};

function sayProblem({ problem }: ScaffoldProblem): undefined {
  void vscode.window.showErrorMessage(problem);
}

function propose(place: NewMigrationPlace, description: string, template: Template) {
  const { disk, style, newest: after } = place;
  return proposeScaffold(disk, { description, now: new Date(), template, after, ...style });
}

async function askDescription(
  place: NewMigrationPlace,
  [template]: readonly Template[],
): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: `${TITLE} (1/2): Description`,
    prompt: `In ${place.disk.path}`,
    placeHolder: 'create users',
    ignoreFocusOut: true,
    validateInput: (description) => {
      if (description.trim() === '') return 'A few words, such as: create users';
      const proposed = template && propose(place, description, template);
      return proposed && 'problem' in proposed ? proposed.problem : undefined;
    },
  });
}

async function askTemplate(templates: readonly Template[]): Promise<Template | undefined> {
  const items = templates.map((template) => ({
    label: template.label,
    description: template.description,
    template,
  }));
  const title = `${TITLE} (2/2): Template`;
  const options = { title, matchOnDescription: true, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options))?.template;
}

/** The file on disk has the defaults already: what is inserted is the same, and nothing can be lost. */
async function openWithTabStops(path: string, { snippet }: Scaffold): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
  const { lineCount } = editor.document;
  const whole = new vscode.Range(0, 0, lineCount, 0);
  await editor.insertSnippet(new vscode.SnippetString(snippet), whole);
  await editor.document.save();
}
