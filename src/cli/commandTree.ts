import { Command, Option } from 'commander';
import type { CommandSpec, OptionSpec } from './command.ts';
import type { Terminal } from './terminal.ts';

/** What becomes of a command line that was understood. */
export type Dispatch = (
  spec: CommandSpec,
  operands: readonly string[],
  options: Readonly<Record<string, unknown>>,
) => Promise<void>;

/** Groups of commands, with sqlx's short names. */
const GROUPS: Readonly<Record<string, { alias?: string; summary: string }>> = {
  migrate: { alias: 'mig', summary: 'run, revert, check and write migrations' },
  database: { alias: 'db', summary: 'check, create and drop the database' },
  override: { summary: 'change what counts as applied' },
};

/** The commands as commander knows them. Throws `CommanderError` instead of ending the process. */
export function commandTree(
  specs: readonly CommandSpec[],
  version: string,
  terminal: Terminal,
  dispatch: Dispatch,
): Command {
  const root = new Command('staircase')
    .description('PostgreSQL migrations as SQL, interchangeable with sqlx on the same database.')
    .version(`staircase ${version}`, '-V, --version')
    .option('--no-dotenv', 'read no .env file')
    // Else `migrate revert --version N` would be asked for our own version.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .exitOverride();
  for (const spec of specs) {
    for (const name of [spec.name, ...(spec.aliases ?? [])]) add(root, name, spec, dispatch);
  }
  return root;
}

function add(root: Command, name: string, spec: CommandSpec, dispatch: Dispatch): void {
  const words = name.split(' ');
  const isAlias = name !== spec.name;
  const parent = words.slice(0, -1).reduce((it, word) => groupIn(it, word, isAlias), root);
  // The help of a group that is there for sqlx's names alone still has to name them.
  const hidden = isAlias && parent.name() === spec.name.split(' ').at(-2);
  const command = parent.command(words.at(-1) ?? '', { hidden });
  command.summary(spec.summary).description(spec.details ?? `${sentence(spec.summary)}.`);
  for (const { name: operand, description } of spec.operands ?? []) {
    command.argument(operand, description);
  }
  for (const option of spec.options) command.addOption(optionOf(option));
  command.addHelpText('after', examples(spec));
  command.action(async () => {
    await dispatch(spec, command.args, { ...root.opts(), ...given(command) });
  });
}

/** Of `--no-dotenv`, which may stand before the command as well, only what was said counts. */
function given(command: Command): Record<string, unknown> {
  const entries = Object.entries(command.opts());
  return Object.fromEntries(
    entries.filter(([name]) => command.getOptionValueSource(name) !== 'default'),
  );
}

function groupIn(parent: Command, name: string, hidden: boolean): Command {
  const existing = parent.commands.find((it) => it.name() === name);
  if (existing) return existing;
  const { alias, summary = '' } = GROUPS[name] ?? {};
  const group = parent
    .command(name, { hidden })
    .summary(summary)
    .description(`${sentence(summary)}.`);
  return alias === undefined ? group : group.alias(alias);
}

function optionOf({ flags, description, parse, choices, conflicts, required }: OptionSpec): Option {
  const option = new Option(flags, description);
  if (parse) option.argParser(parse);
  if (choices) option.choices(choices);
  if (conflicts) option.conflicts([...conflicts]);
  return required ? option.makeOptionMandatory() : option;
}

function examples(spec: CommandSpec): string {
  const lines = spec.examples.map(([line, effect]) => `  $ ${line}\n      ${effect}`);
  return ['', 'Examples:', ...lines].join('\n');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
