import type { Finding } from './finding.ts';

/** A finding with its fixes made, as a message to another thread takes it: that has no getters. */
export function plainFinding(finding: Finding): Finding {
  return { ...finding, fixes: finding.fixes };
}
