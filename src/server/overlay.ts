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
export function withOpenText(script: Script, openText: OpenText): Script {
  const open = openText(script.path);
  const text = open === undefined ? script.text : asOnDisk(open, script.text);
  return text === script.text ? script : scriptWithText(script, text);
}

/** An editor keeps a byte order mark to itself, and writes it when it saves. */
function asOnDisk(open: string, before: string): string {
  return before.startsWith(BOM) && !open.startsWith(BOM) ? BOM + open : open;
}
