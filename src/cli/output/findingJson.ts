import type { Finding } from '../../lint/finding.ts';
import type { Edit, Fix } from '../../lint/fix.ts';
import type { Locator, PlaceSpan, ShownFinding } from '../lint/shownFinding.ts';

/**
 * Findings as JSON. It is put together from its parts, since most of them come again and again: to
 * make an object of each of 25,000 findings and then a text of that took three times as long.
 */
export class FindingJson {
  readonly #locator: Locator;
  readonly #quoted = new Map<string, string>();
  readonly #heads = new Map<string, string>();

  constructor(locator: Locator) {
    this.#locator = locator;
  }

  *textsOf(findings: Iterable<ShownFinding>): Iterable<string> {
    for (const it of findings) yield this.#textOf(it);
  }

  #textOf({ finding, path, place }: ShownFinding): string {
    const { message, help, fixes } = finding;
    const [fix] = fixes;
    const helps = help === undefined ? '' : `,"help":${this.#quote(help)}`;
    const mends = fix ? `,"fix":${this.#fix(fix, finding.path)}` : '';
    const where = `"path":${this.#quote(path)},${places(place)}`;
    return `${this.#head(finding)},${where},"message":${JSON.stringify(message)}${helps}${mends}}`;
  }

  /** What is the same for all findings of a rule. */
  #head({ rule, aliases, severity, category }: Finding): string {
    const key = `${rule} ${severity}`;
    const known = this.#heads.get(key);
    if (known !== undefined) return known;
    const head = JSON.stringify({ rule, aliases, severity, category }).slice(0, -1);
    this.#heads.set(key, head);
    return head;
  }

  #fix({ title, isSafe, edits }: Fix, own: string): string {
    const written = edits.map((it) => this.#edit(it, own)).join(',');
    return `{"title":${this.#quote(title)},"isSafe":${isSafe},"edits":[${written}]}`;
  }

  #edit(edit: Edit, own: string): string {
    const { pathOf, placeOf } = this.#locator;
    if (edit.kind === 'create') return JSON.stringify({ ...edit, path: pathOf(edit.path) });
    if (edit.kind === 'rename') {
      return JSON.stringify({ ...edit, from: pathOf(edit.from), to: pathOf(edit.to) });
    }
    const { span, text, path = own } = edit;
    const where = `"path":${this.#quote(pathOf(path))},${places(placeOf(path, span))}`;
    return `{"kind":"replace",${where},"text":${JSON.stringify(text)}}`;
  }

  #quote(text: string): string {
    const known = this.#quoted.get(text);
    if (known !== undefined) return known;
    const quoted = JSON.stringify(text);
    this.#quoted.set(text, quoted);
    return quoted;
  }
}

function places({ start, end }: PlaceSpan): string {
  const from = `{"line":${start.line},"column":${start.column}}`;
  return `"start":${from},"end":{"line":${end.line},"column":${end.column}}`;
}
