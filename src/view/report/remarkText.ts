import type { Remark } from '../../engine/plan/plan.ts';
import { clipList } from '../clip.ts';
import { placeText } from '../placeText.ts';

/** A remark in one line; its place stands last, so that the sentence is read first. */
export function remarkText(remark: Remark): string {
  const place = placeText(remark);
  return place === undefined ? remark.message : `${remark.message} (${place})`;
}

/** Several remarks as a list, one line each: all of them for the log, the first `most` for a dialog. */
export function remarkLines(
  title: string,
  remarks: readonly Remark[],
  most = remarks.length,
): string[] {
  if (remarks.length === 0) return [];
  const lines = remarks.map((it) => `- ${remarkText(it)}`);
  return [title, ...clipList(lines, most)];
}
