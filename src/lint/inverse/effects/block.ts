import type { EmbeddedStatement } from '../../../sql/parser.ts';
import type { Effect } from '../effect.ts';
import { opaque } from './data.ts';
import type { Source } from './source.ts';

/**
 * A DO block. Where there is nothing in it but statements, behind IF or before an EXCEPTION that takes
 * their failure for success, it does what they do: such blocks make repeatable what has no IF EXISTS.
 */
export function block(source: Source, effectsOf: (source: Source) => Effect[]): Effect[] {
  const { statement, text } = source;
  const inner = statement.body?.()?.statements ?? [];
  if (inner.length === 0 || !PLAIN.test(withoutStatements(source, inner))) return opaque(source);
  return inner.flatMap((it) => {
    const effects = effectsOf({ statement: it, text });
    return it.inDo.isGuarded ? effects.map(ifNeeded) : effects;
  });
}

function withoutStatements(
  { statement: { span }, text }: Source,
  inner: readonly EmbeddedStatement[],
): string {
  const starts = [span.start, ...inner.map((it) => it.span.end)];
  const ends = [...inner.map((it) => it.span.start), span.end];
  return starts.map((start, index) => text.slice(start, ends[index])).join('');
}

const PLAIN =
  /^do\s+(?:language\s+plpgsql\s+)?\$\w*\$\s*begin\s+(?:(?:if\b[^;]*\bthen\s*)?;\s*(?:end\s+if\s*;\s*)?)+(?:exception\s+when\b[^;]*\bthen\s+null\s*;\s*)?end\s*;?\s*\$\w*\$(?:\s*language\s+plpgsql)?\s*$/i;

/** Whether there is something to do depends on the schema, as with IF EXISTS. */
function ifNeeded(effect: Effect): Effect {
  if (effect.does === 'make') return { ...effect, ifNotExists: true };
  if (effect.does === 'change data') return { ...effect, isGuarded: true };
  const hasObject = effect.does === 'drop' || effect.does === 'move' || effect.does === 'set';
  return hasObject ? { ...effect, ifExists: true } : effect;
}
