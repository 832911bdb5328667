/** Takes the value of a setting that is as wanted; else says so and takes another. */
export type Take = <T>(
  key: string,
  wanted: string,
  is: (value: unknown) => value is T,
  otherwise: T,
) => T;

/** Reads settings by their keys below `staircase.`; a sentence for each that is not taken goes to `problems`. */
export function settingReader(raw: unknown, problems: string[]): Take {
  const values = isRecord(raw) ? raw : {};
  return (key, wanted, is, otherwise) => {
    const value = values[key] ?? otherwise;
    if (is(value)) return value;
    problems.push(
      `staircase.${key} is not ${wanted}; the default is ${JSON.stringify(otherwise)}.`,
    );
    return otherwise;
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** No empty one among them. */
export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((it) => isString(it) && it.trim() !== '');
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
