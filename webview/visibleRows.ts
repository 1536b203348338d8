import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

export interface VisibleRowsOptions {
  /** What scrolls. */
  readonly element: HTMLElement;
  /** Height of every row in pixels. */
  readonly rowHeight: number;
  /** Rows built above and below the window, so that a wheel turn shows no gap. */
  readonly overscan: number;
  /** Other rows are in view now. */
  readonly onChange: () => void;
}

/** Tells which rows of a long list are to be built. */
export interface VisibleRows {
  /** Call once the element is in the document; scrolls to its beginning. */
  mount(): void;
  setCount(count: number): void;
  /** Looks again after the rows were replaced. */
  update(): void;
  /** The first and the last one, those around the window included; undefined without any. */
  get(): { readonly first: number; readonly last: number } | undefined;
}

export function createVisibleRows({
  element,
  rowHeight,
  overscan,
  onChange,
}: VisibleRowsOptions): VisibleRows {
  const toOptions = (
    count: number,
  ): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] => ({
    count,
    getScrollElement: () => element,
    estimateSize: () => rowHeight,
    overscan,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange,
  });
  const virtualizer = new Virtualizer(toOptions(0));
  return {
    mount: () => {
      virtualizer._didMount();
      virtualizer._willUpdate();
    },
    setCount: (count) => {
      virtualizer.setOptions(toOptions(count));
    },
    update: () => {
      virtualizer._willUpdate();
    },
    get: () => {
      const items = virtualizer.getVirtualItems();
      const [first] = items;
      const last = items.at(-1);
      return first === undefined || last === undefined ? undefined : { first: first.index, last: last.index };
    },
  };
}
