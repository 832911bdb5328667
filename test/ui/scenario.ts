import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type CaseResult, runCase } from '../../scripts/caseResult.ts';
import { root } from '../../scripts/paths.ts';
import { lintSteps } from './lintSteps.ts';
import { rehearsalSteps } from './rehearsalSteps.ts';
import { type Step, steps } from './steps.ts';
import { Workbench } from './workbench.ts';

/** A step may take this long on a machine with two busy cores. */
const PATIENCE_MS = 30_000;

/**
 * A person's first quarter of an hour with the sample workspace, step after step. A step that fails
 * ends it, and leaves a picture in `out/screenshots`. `UPDATE_SCREENSHOTS=1` renews `media`.
 */
export async function runScenario(
  page: Page,
  workspace: string,
  all: readonly Step[] = [...steps, ...lintSteps, ...rehearsalSteps],
): Promise<CaseResult[]> {
  page.setDefaultTimeout(PATIENCE_MS);
  const workbench = new Workbench(page, workspace);
  const pictures = await pictureFolder();
  const results: CaseResult[] = [];
  for (const { title, picture, height, act } of all) {
    const result = await runCase(title, async () => {
      await act(workbench);
      if (picture) await workbench.picture(join(pictures, `${picture}.png`), height);
    });
    results.push(result);
    if (result.failure === undefined) continue;
    await page.screenshot({ path: join(pictures, 'failed.png') });
    break;
  }
  return results;
}

async function pictureFolder(): Promise<string> {
  const folder = process.env['UPDATE_SCREENSHOTS'] === '1' ? 'media' : join('out', 'screenshots');
  await mkdir(join(root, folder), { recursive: true });
  return join(root, folder);
}
