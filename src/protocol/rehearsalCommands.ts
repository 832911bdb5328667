import { type CommandEntry, item, title } from './commandEntry.ts';

/** The commands that prove migrations and show what they make, on the stage. */
export const rehearsalCommands = {
  'staircase.rehearse': {
    title: 'Rehearse',
    icon: '$(beaker)',
    need: 'workspace',
    places: [title('3_look@4'), item('3_look@0', 'migration', 'onDisk')],
  },
  'staircase.rehearseAll': {
    title: 'Rehearse All',
    icon: '$(beaker)',
    need: 'workspace',
    places: [title('3_look@5'), item('3_look@4', 'folder')],
  },
  'staircase.showSchemaChange': {
    title: 'Show Schema Change',
    icon: '$(diff)',
    need: 'workspace',
    places: [item('3_schema@1', 'migration', 'onDisk')],
  },
  'staircase.showSchemaAt': {
    title: 'Show Schema at...',
    icon: '$(symbol-structure)',
    need: 'workspace',
    places: [item('3_schema@2', 'migration', 'onDisk')],
  },
  'staircase.compareSchemas': {
    title: 'Compare Schemas...',
    icon: '$(git-compare)',
    need: 'workspace',
    places: [
      title('3_look@6'),
      item('3_schema@3', 'folder'),
      item('3_schema@3', 'migration', 'onDisk'),
    ],
  },
  'staircase.generateDown': {
    title: 'Generate down.sql',
    need: 'workspace',
    places: [item('4_files@3', 'migration', 'onDisk')],
  },
  'staircase.repairDown': {
    title: 'Repair down.sql',
    need: 'workspace',
    places: [item('4_files@4', 'migration', 'hasDown')],
  },
} as const satisfies Record<string, CommandEntry>;
