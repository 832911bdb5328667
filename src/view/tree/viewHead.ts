import { targetText } from '../targetText.ts';
import type { FolderView } from './folderView.ts';
import { allEntries } from './shownLedgers.ts';
import { summaryOf } from './summary.ts';

/** What stands at the head of the view: the line that names the target, and the badge. */
export interface ViewHead {
  /** Such as "local: postgres://dev@localhost:5432/app"; absent where no target is known. */
  readonly message?: string;
  /** Absent where nothing is pending. */
  readonly badge?: Badge;
}

export interface Badge {
  readonly value: number;
  readonly tooltip: string;
}

/** The head of the view for all folders; several targets stand in one line. */
export function viewHead(views: readonly FolderView[]): ViewHead {
  const message = [...new Set(views.flatMap(targetOf))].join(' | ');
  const { pending } = summaryOf(allEntries(views));
  return {
    ...(message && { message }),
    ...(pending > 0 && { badge: { value: pending, tooltip: pendingText(pending) } }),
  };
}

function targetOf({ config }: FolderView): string[] {
  return config.target.kind === 'target' ? [targetText(config.target.target)] : [];
}

function pendingText(count: number): string {
  return count === 1 ? '1 pending migration' : `${count} pending migrations`;
}
