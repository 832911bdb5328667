import type { Remark } from '../engine/plan.ts';
import { placeText } from './placeText.ts';

/** A remark in one line; its place stands last, so that the sentence is read first. */
export function remarkText(remark: Remark): string {
  const place = placeText(remark);
  return place === undefined ? remark.message : `${remark.message} (${place})`;
}

/** Several remarks as a list, one line each, for a dialog or the log. */
export function remarkLines(title: string, remarks: readonly Remark[]): string[] {
  return remarks.length === 0 ? [] : [title, ...remarks.map((it) => `- ${remarkText(it)}`)];
}
