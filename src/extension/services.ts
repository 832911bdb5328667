import { join } from 'node:path';
import type * as vscode from 'vscode';
import { installedEnvironment } from '../database/connect/installedEnvironment.ts';
import type { Parser } from '../sql/parser.ts';
import { DownFollower } from './language/downFollower.ts';
import { Linter } from './language/linter.ts';
import { Databases } from './ledger/databases.ts';
import type { Log } from './log.ts';
import { once } from './once.ts';
import { Diagnostics } from './problems/diagnostics.ts';
import { problemsOf } from './problems/problemsOf.ts';
import { CodeLenses } from './rehearsal/codeLenses.ts';
import { observedHover } from './rehearsal/observedHover.ts';
import { RehearsalStore } from './rehearsal/rehearsalStore.ts';
import { Rehearsals } from './rehearsal/rehearsals.ts';
import { rehearsedWorkspace } from './rehearsal/rehearsedWorkspace.ts';
import { rehearseOnSave } from './rehearsal/rehearseOnSave.ts';
import { Rehearser } from './rehearsal/rehearser.ts';
import { Runner } from './run/runner.ts';
import { SchemaDocuments } from './schema/schemaDocuments.ts';
import { SettingsWarning } from './settings/settingsWarning.ts';
import { GoodNews } from './show/goodNews.ts';
import { PlanDocuments } from './show/planDocuments.ts';
import { TestExplorer } from './testExplorer/testExplorer.ts';
import { Panel } from './tree/panel.ts';
import { Selections } from './workspace/selections.ts';
import { WorkspaceModel, type WorkspaceReader } from './workspace/workspaceModel.ts';

/** What commands work with: built once, complete, and passed in. */
export interface Services extends vscode.Disposable {
  readonly log: Log;
  readonly model: WorkspaceModel;
  readonly runner: Runner;
  readonly databases: Databases;
  /** The only place where Staircase keeps passwords. */
  readonly secrets: vscode.SecretStorage;
  readonly selections: Selections;
  readonly diagnostics: Diagnostics;
  readonly goodNews: GoodNews;
  readonly plans: PlanDocuments;
  readonly schemas: SchemaDocuments;
  readonly downs: DownFollower;
  readonly linter: Linter;
  readonly rehearsals: Rehearsals;
  /** Does what must not keep the extension host waiting, in a thread. */
  readonly rehearser: Rehearser;
  /** Loads PostgreSQL's parser when it is first needed. */
  readonly parser: () => Promise<Parser>;
  /** The templates that come with the extension. */
  readonly templates: string;
  /** Cancels what runs, waits until it has let go of its database, and lets the built-in one sleep. */
  close(): Promise<void>;
}

/** Builds the services; nothing is read and nothing connects yet. */
export function createServices(context: vscode.ExtensionContext, log: Log): Services {
  const runner = new Runner();
  const { secrets } = context;
  const selections = new Selections(context.workspaceState);
  const environment = installedEnvironment(context.extensionPath, process.env);
  const databases = new Databases(environment);
  const diagnostics = new Diagnostics();
  const goodNews = new GoodNews();
  const reader: WorkspaceReader = {
    outline: async () => {
      const { readOutline } = await import('./workspace/readOutline.ts');
      return await readOutline({ selections, secrets });
    },
    ledger: async (question, wanted, signal) => {
      const { readLedgerGroup } = await import('./ledger/readLedgerGroup.ts');
      return await readLedgerGroup(question, { databases, parser, log }, wanted, signal);
    },
  };
  const model = new WorkspaceModel(reader, log);
  const plans = new PlanDocuments();
  const schemas = new SchemaDocuments();
  const downs = new DownFollower(log);
  const linter = new Linter(model, context.extensionPath, log, async (...args) => {
    const { startLanguageClient } = await import('./language/languageClient.ts');
    return await startLanguageClient(...args);
  });
  const rehearser = new Rehearser(join(context.extensionPath, 'dist', 'rehearser.cjs'));
  const store = rehearsalStoreOf(context, log);
  const tools = { rehearser, environment: environment.builtIn, ...(store && { store }) };
  const rehearsals = new Rehearsals(model, tools);
  rehearsals.onDidChange(() => linter.rehearsed(rehearsedWorkspace(rehearsals.all())));
  const onSave = rehearseOnSave(model, rehearsals, log);
  const lenses = new CodeLenses(model, rehearsals);
  const hover = observedHover(rehearsals);
  const testExplorer = new TestExplorer(model, rehearsals);
  const panel = new Panel(model, runner, rehearsals);
  const parser = once(async () => {
    const { loadParser } = await import('../sql/libpgQuery.ts');
    return await loadParser();
  });
  const settingsWarning = new SettingsWarning(log);
  model.onDidChange((state) => {
    diagnostics.showProblems(problemsOf(state));
    settingsWarning.show(state);
  });
  return {
    log,
    model,
    runner,
    databases,
    secrets,
    selections,
    diagnostics,
    goodNews,
    plans,
    schemas,
    downs,
    linter,
    rehearsals,
    rehearser,
    parser,
    templates: join(context.extensionPath, 'migrations-template'),
    close: async () => {
      await linter.close();
      await rehearser.close();
      await runner.close();
      await databases.close();
    },
    dispose: () => {
      for (const part of [panel, lenses, hover, testExplorer, onSave]) part.dispose();
      for (const part of [rehearsals, linter, model]) part.dispose();
      for (const part of [plans, schemas, downs, diagnostics, goodNews, runner]) part.dispose();
    },
  };
}

/** VS Code keeps a folder for each workspace; a window without one has nothing to remember. */
function rehearsalStoreOf(
  { storageUri, extension }: vscode.ExtensionContext,
  log: Log,
): RehearsalStore | undefined {
  if (!storageUri) return undefined;
  const path = join(storageUri.fsPath, 'rehearsals.json');
  return new RehearsalStore(path, extension.packageJSON.version, (error) =>
    log.error(`What was rehearsed is not kept for the next window: ${error}`),
  );
}
