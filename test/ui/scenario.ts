import type { Page } from 'playwright-core';
import type { CaseResult } from '../../scripts/caseResult.ts';
export async function runScenario(page: Page): Promise<CaseResult[]> {
  page;
  return [];
}
