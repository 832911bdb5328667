/** As much of a written down script as is told of it. */
export interface ToldDown {
  readonly isProven: boolean;
  readonly verdict: string;
  readonly problems: readonly string[];
}

/** What is said when a down script was written or repaired; undefined where there is nothing to say. */
export function downMessage(
  written: ToldDown | undefined,
  mode: 'generate' | 'repair',
  isPlaced: boolean,
): { readonly text: string; readonly severity: 'warning' | 'information' } | undefined {
  if (!written) return { text: UNREADABLE, severity: 'warning' };
  const { isProven, verdict, problems } = written;
  if (!isProven) {
    const [first = ''] = problems;
    if (mode === 'repair') return { text: `No repair was found. ${first}`, severity: 'warning' };
    return isPlaced ? { text: `It is not proven. ${first}`, severity: 'warning' } : undefined;
  }
  if (!isPlaced && mode === 'generate') return undefined;
  const what = isPlaced ? 'Proven on the built-in PostgreSQL' : 'There is nothing to repair';
  const found =
    verdict === 'lossy'
      ? 'it brings the schema back, but not the data that is marked in it'
      : 'it brings back the schema, and the rows';
  return { text: `${what}: ${found}.`, severity: 'information' };
}

const UNREADABLE =
  'No down script can be made: up.sql cannot be read as SQL, or is gone. The problems in it say where.';
