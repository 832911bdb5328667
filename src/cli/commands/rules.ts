import { RULES } from '../../lint/rules.ts';
import { EXIT, type Handler } from '../command.ts';
import { printJson } from '../output/json.ts';

/** `rules`: what the linter looks for. */
export const rules: Handler = async (context) => {
  const { terminal, flags } = context;
  if (flags.json) {
    const fields = RULES.map(
      ({ name, aliases = [], severity, category, preset, isFixable, summary }) => ({
        name,
        aliases,
        severity,
        category,
        preset,
        isFixable: isFixable ?? false,
        summary,
      }),
    );
    printJson(context, { rules: fields });
    return EXIT.fine;
  }
  const rows = RULES.map(({ name, severity, preset, isFixable, summary }) => [
    name,
    preset,
    severity,
    isFixable ? 'fix' : '',
    summary,
  ]);
  for (const line of aligned(rows)) terminal.out(line);
  return EXIT.fine;
};

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
