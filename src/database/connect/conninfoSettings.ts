import { badUrl, type Setting } from './connectionSettings.ts';
import { refuseMisspeltSslmode } from './misspeltSslmode.ts';

/** `keyword = value`, the value bare or in single quotes, with backslashes before what is special. */
const PAIR = /\s*([a-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?=\s|$)/giy;

/**
 * The settings of libpq's other form, `host=localhost dbname=app`.
 * Source: PostgreSQL's manual, section 32.1.1.1.
 */
export function conninfoSettings(text: string): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  let end = 0;
  for (const match of text.matchAll(PAIR)) {
    const [all, keyword = '', quoted, bare = ''] = match;
    refuseMisspeltSslmode(keyword);
    settings.set(keyword, { name: keyword, value: (quoted ?? bare).replace(/\\(.)/gs, '$1') });
    end = match.index + all.length;
  }
  if (text.slice(end).trim() === '' && settings.size > 0) return settings;
  throw badUrl('it is neither a URL nor a list of keyword=value');
}
