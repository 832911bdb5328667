import type { CommandEntry } from './commandEntry.ts';
import { type CommandId, commands } from './commands.ts';
import { enablementOf, type Placement, whenOn } from './placement.ts';
import { type SettingEntry, settings } from './settings.ts';
import { CONTAINER, VIEW, welcomes } from './views.ts';

/** The parts of package.json that `scripts/manifest.ts` writes. */
export function contributions() {
  return {
    activationEvents: activationEvents(),
    extensionKind: ['workspace'],
    capabilities: capabilities(),
    contributes: {
      viewsContainers: {
        activitybar: [{ id: CONTAINER, title: 'Staircase', icon: 'media/staircase.svg' }],
      },
      views: { [CONTAINER]: [viewEntry()] },
      viewsWelcome: welcomes.map(({ when, lines }) => ({
        view: VIEW,
        contents: lines.join('\n'),
        when,
      })),
      commands: entries().map(([id, command]) => commandEntry(id, command)),
      menus: { 'view/title': menu('view/title'), 'view/item/context': menu('view/item/context') },
      configuration: { title: 'Staircase', properties: configuration() },
    },
  };
}

/** Views and commands activate by themselves; these wake the extension for its status bar and badge. */
function activationEvents(): readonly string[] {
  return ['**/migrations/*/up.sql', '**/migrations/[0-9]*_*.sql', 'sqlx.toml'].map(
    (glob) => `workspaceContains:${glob}`,
  );
}

function capabilities() {
  return {
    untrustedWorkspaces: {
      supported: 'limited',
      description:
        'Until the workspace is trusted, Staircase connects to no database, rehearses nothing and reads no .env file.',
      restrictedConfigurations: Object.entries<SettingEntry>(settings)
        .filter(([, entry]) => entry.restricted)
        .map(([key]) => `staircase.${key}`),
    },
    virtualWorkspaces: {
      supported: false,
      description: 'Migrations are read from disk and run against a database.',
    },
  };
}

function viewEntry() {
  return {
    id: VIEW,
    name: 'Migrations',
    icon: 'media/staircase.svg',
    contextualTitle: 'Staircase',
    accessibilityHelpContent:
      'Each row is a migration with its state. Open it to reach its up and down scripts; the context menu runs or reverts up to that row.',
  };
}

function entries(): [CommandId, CommandEntry][] {
  return Object.entries(commands) as [CommandId, CommandEntry][];
}

function commandEntry(id: CommandId, { title, icon, need }: CommandEntry) {
  const enablement = enablementOf(need);
  return {
    command: id,
    title,
    category: 'Staircase',
    ...(icon === undefined ? {} : { icon }),
    ...(enablement === undefined ? {} : { enablement }),
  };
}

function menu(name: Placement['menu']) {
  return entries().flatMap(([id, command]) =>
    command.places
      .filter((place) => place.menu === name)
      .map((place) => ({ command: id, when: whenAt(command, place), group: place.group })),
  );
}

/** Cancel takes the place of what starts a run, so that the title has room for what can be pressed. */
function whenAt({ need }: CommandEntry, { group, on = [] }: Placement): string {
  const where = whenOn(VIEW, on);
  if (need === 'running') return `${where} && staircase.running`;
  return need === 'idle' && group.startsWith('navigation')
    ? `${where} && !staircase.running`
    : where;
}

function configuration() {
  return Object.fromEntries(
    Object.entries<SettingEntry>(settings).map(([key, entry], order) => [
      `staircase.${key}`,
      {
        ...entry.schema,
        markdownDescription: entry.markdownDescription,
        scope: entry.scope,
        default: entry.default,
        order,
      },
    ]),
  );
}
