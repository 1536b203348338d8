import type { BucketRange } from './timelineView';

export interface TimelineKeysOptions {
  readonly chart: HTMLElement;
  readonly getCount: () => number;
  readonly getSelected: () => BucketRange | undefined;
  readonly showSelection: (range: BucketRange | undefined) => void;
  readonly select: (range: BucketRange) => void;
  readonly reset: () => void;
  readonly leave: () => void;
}

/** Buckets of one Page Up or Page Down. */
const PAGE = 10;

/** Lets the keyboard move over the bars, select a range with Shift, and apply it with Enter. */
export function addTimelineKeys(options: TimelineKeysOptions): void {
  const { chart, getCount, getSelected, showSelection } = options;
  const move = (to: number, isExtending: boolean): void => {
    const head = Math.max(0, Math.min(getCount() - 1, to));
    showSelection({ anchor: isExtending ? (getSelected()?.anchor ?? head) : head, head });
  };
  chart.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || getCount() === 0) {
      return;
    }
    const selected = getSelected();
    const head = selected?.head ?? -1;
    switch (event.key) {
      case 'ArrowRight':
      case 'ArrowUp':
        move(head + 1, event.shiftKey);
        break;
      case 'ArrowLeft':
      case 'ArrowDown':
        move(selected === undefined ? getCount() - 1 : head - 1, event.shiftKey);
        break;
      case 'PageUp':
        move(head + PAGE, event.shiftKey);
        break;
      case 'PageDown':
        move(head - PAGE, event.shiftKey);
        break;
      case 'Home':
        move(0, event.shiftKey);
        break;
      case 'End':
        move(getCount() - 1, event.shiftKey);
        break;
      case 'Enter':
      case ' ':
        if (selected !== undefined) {
          options.select(selected);
        }
        break;
      case 'Backspace':
      case 'Delete':
        options.reset();
        break;
      case 'Escape':
        if (selected === undefined) {
          options.leave();
        } else {
          showSelection(undefined);
        }
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}
