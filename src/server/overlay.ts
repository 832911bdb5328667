import type { Migration, MigrationFolder, Script } from '../migrations/migration.ts';
import { scriptWithText } from '../migrations/scriptWithText.ts';

/** The text of a file that is open in the editor, or undefined. */
export type OpenText = (path: string) => string | undefined;

const BOM = '\uFEFF';

/** A folder as it would be read if everything that is open were saved. */
export function overlaid(read: MigrationFolder, openText: OpenText): MigrationFolder {
  const scripted = (script: Script | undefined) => script && withOpenText(script, openText);
  const migrations = read.migrations.map((migration): Migration => {
    const [up, down] = [scripted(migration.up), scripted(migration.down)];
    if (up === migration.up && down === migration.down) return migration;
    return { ...migration, ...(up && { up }), ...(down && { down }) };
  });
  return { ...read, migrations };
}

/** A script with the text that the editor has of it. */
function withOpenText(script: Script, openText: OpenText): Script {
  const text = shownTextOf(script, openText);
  return text === script.text ? script : scriptWithText(script, text);
}

/** The text of a script as the editor has it, or as it was read. */
export function shownTextOf({ path, text }: Script, openText: OpenText): string {
  const open = openText(path);
  return open === undefined ? text : asOnDisk(open, text);
}

/** An editor keeps a byte order mark to itself, and writes it when it saves. */
function asOnDisk(open: string, before: string): string {
  return before.startsWith(BOM) && !open.startsWith(BOM) ? BOM + open : open;
}
