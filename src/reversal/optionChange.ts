/**
 * SET (...) and RESET (...) that lead from the options of one definition to those of another; empty
 * where they are the same. @param pattern has them as a PostgreSQL array without its braces.
 */
export function optionChange(before: string, after: string, pattern: RegExp): string[] {
  const [was, is] = [before, after].map((it) => optionsIn(it, pattern));
  const set = [...(was ?? [])].filter(([name, value]) => is?.get(name) !== value);
  const reset = [...(is?.keys() ?? [])].filter((name) => !was?.has(name));
  return [
    ...(set.length > 0
      ? [`SET (${set.map(([name, value]) => `${name} = ${value}`).join(', ')})`]
      : []),
    ...(reset.length > 0 ? [`RESET (${reset.join(', ')})`] : []),
  ];
}

function optionsIn(definition: string, pattern: RegExp): Map<string, string> {
  const found = pattern.exec(definition)?.[1] ?? '';
  const pairs = found === '' ? [] : found.split(',').map((it) => it.split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
