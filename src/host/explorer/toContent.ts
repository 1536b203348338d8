import type { TreeStatus } from '../../core/grouping/treeRow';
import type { LogSummary, SkippedSource } from '../../protocol/engine';
import type { ExplorerContent } from '../../protocol/explorer';
import { MAX_LISTED_FAULTS } from '../../protocol/explorer';

/** What the page gets of a summary, and all that was skipped; `others` were skipped before the engine saw them. */
export function toContent(
  summary: LogSummary,
  others: readonly SkippedSource[],
  status: TreeStatus,
  checks: ExplorerContent['checks'],
): { readonly content: ExplorerContent; readonly skipped: readonly SkippedSource[] } {
  // Files that were meant to be logs come first: what a walk left out by its name is rarely missed.
  const skipped = [...summary.skipped, ...others];
  const content = {
    summary: {
      ...summary,
      faults: summary.faults.slice(0, MAX_LISTED_FAULTS),
      skipped: skipped.slice(0, MAX_LISTED_FAULTS),
    },
    faultCount: summary.faults.length,
    skippedCount: skipped.length,
    names: summary.sources.map(({ name }) => name),
    status,
    ...(checks === undefined ? {} : { checks }),
  };
  return { content, skipped };
}
