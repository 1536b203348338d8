import type { ExplorerContent } from '../src/protocol/explorer';
import { CancelledError } from '../src/protocol/rpcError';
import { toErrorText } from './layout/panelMessage';
import type { Message } from './messageView';

export interface EndActions {
  readonly onText: () => void;
  readonly onAgain: () => void;
}

/** What is said where nothing could be read, or reading was given up. */
export function createOpenErrorMessage(error: unknown, { onText, onAgain }: EndActions): Message {
  const again = { label: 'Read Again', run: onAgain };
  if (error instanceof CancelledError) {
    return {
      icon: 'log',
      title: 'Reading was cancelled',
      text: 'Nothing is shown, because only a part of the log was read.',
      actions: [again],
    };
  }
  return {
    icon: 'error',
    title: 'The log cannot be shown',
    text: toErrorText(error),
    actions: [again, { label: 'Open as Text', run: onText }],
    isAlert: true,
  };
}

/** What is said where the logs have no record. */
export function createEmptyMessage(content: ExplorerContent, { onText, onAgain }: EndActions): Message {
  const { sources, skipped } = content.summary;
  const again = { label: 'Read Again', run: onAgain };
  if (sources.length === 0 && skipped.length > 0) {
    return {
      icon: 'log',
      title: 'No CloudTrail log found',
      text: 'All files that were found were skipped. The list of skipped files says why; add other files or folders.',
      actions: [again],
    };
  }
  const hasBytes = sources.some(({ byteLength }) => byteLength > 0);
  return {
    icon: 'log',
    title: 'No CloudTrail record found',
    text: hasBytes
      ? 'The file was read to its end, and no part of it is a CloudTrail record. Look at its text to see what it is.'
      : 'The file is empty. If it was downloaded, download it again.',
    actions: [{ label: 'Open as Text', run: onText }, again],
  };
}
