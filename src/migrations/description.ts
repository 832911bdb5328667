/** The longest name that file systems take, in bytes. */
const NAME_BYTES = 255;

/** What is kept free of that for the version and for `.down.sql`. */
const OTHER_BYTES = 40;

/**
 * What is wrong with the description of a new migration, for a person to read; undefined when it
 * will do. It becomes a part of a file's name, on the systems of everyone who shares the project.
 */
export function descriptionProblem(description: string): string | undefined {
  const text = description.trim();
  const [forbidden] = /[/\\:*?"<>|]/.exec(text) ?? [];
  if (text === '') return 'Say in a few words what the migration does.';
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
    return 'Leave out line breaks and other control characters.';
  if (forbidden) return `Leave out ${forbidden} as it cannot stand in a file name on every system.`;
  if (/\.(up|down|sql)$/i.test(text))
    return 'Leave out .up, .down or .sql at the end: it would be read as a kind of file.';
  if (text.endsWith('.'))
    return 'Leave out the dot at the end: not every system keeps it in a file name.';
  if (Buffer.byteLength(text) > NAME_BYTES - OTHER_BYTES)
    return 'Say it shorter: it is too long for a file name.';
  return undefined;
}
