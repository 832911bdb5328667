import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Finding } from '../../lint/finding.ts';
import { inThread } from '../../lint/inThread.ts';
import { plainFinding } from '../../lint/plainFinding.ts';
import { ruleSet } from '../../lint/ruleSet.ts';
import { RULES } from '../../lint/rules.ts';
import { loadParser } from '../../sql/libpgQuery.ts';
import type { CommandContext } from '../command.ts';
import { doLintJob, type LintJob } from './lintJob.ts';
import type { ThreadLinter } from './lintLarge.ts';
import { isSpoilt, type Mending, type ThreadSpoils } from './mending.ts';
import { SharedWords } from './sharedWords.ts';

/** Does jobs each in a thread of this program. */
export function threadLinter({ program, signal }: CommandContext): ThreadLinter {
  return async (question) => {
    const found: Finding[] = [];
    const words = new SharedWords();
    const take = (part: readonly Finding[]): void => {
      for (const it of part) found.push(words.share(it));
    };
    await inThread({ url: pathToFileURL(program).href, question, signal, take });
    return found;
  };
}

/** Checks what fixes have made of a script, each time in a thread of this program. */
export function threadSpoils({ program, signal }: CommandContext): ThreadSpoils {
  return async (question) => {
    let isBad = false;
    const take = (answer: boolean): void => {
      isBad = answer;
    };
    await inThread({ url: pathToFileURL(program).href, question, signal, take });
    return isBad;
  };
}

/** The other end: what `workerData` asks for, findings in parts. */
export async function answerFromThread(): Promise<void> {
  const job = workerData as LintJob | Mending;
  if ('after' in job) parentPort?.postMessage(isSpoilt(job, await loadParser()));
  else await answerFindings(job);
}

async function answerFindings(job: LintJob): Promise<void> {
  // Fixes that are made need no tree any more.
  const found = doLintJob(job, ruleSet(RULES, job.options), await loadParser()).map(plainFinding);
  for (let at = 0; at < found.length; at += PART) {
    parentPort?.postMessage(found.slice(at, at + PART));
  }
}

/** As one message 470,000 findings would be there four times at once. */
const PART = 1024;
