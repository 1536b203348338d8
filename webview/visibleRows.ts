import { MAX_HEIGHT, toOffset, toTop, type ScrollScale } from './scrollScale';

/**
 * A scroll event that is further than this from the one before is of the bar, or of a page's code: a wheel or a finger
 * stays below it, and a pixel of a bar that is 2,000 pixels high is 8,000,000 / 2,000.
 */
const FAR = 4000;

/** A pause after which scrolling has ended, in milliseconds. */
const PAUSE = 150;

export interface VisibleRowsOptions {
  /** What scrolls. */
  readonly element: HTMLElement;
  /** In it, what holds the rows; it is as high as all of them, as far as an element can be. */
  readonly canvas: HTMLElement;
  /** Height of every row in pixels. */
  readonly rowHeight: number;
  /** Height of what stays above the rows; 0 without. */
  readonly headHeight?: number;
  /** Rows built above and below the window, so that a wheel turn shows no gap. */
  readonly overscan: number;
  /** Other rows are in view now: build them. */
  readonly onChange: () => void;
}

/** Rows by number; both are included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The rows of a long list, of which only those in view exist. A list that is higher than an element can be has a bar that
 * is scrolled by less than the rows are: a wheel moves the rows as far as in every list, the bar goes to any of them,
 * and once scrolling pauses the bar is put where the rows are.
 */
export interface VisibleRows {
  /** The rows that stand. */
  readonly elements: ReadonlyMap<number, HTMLElement>;
  /** The first row in view. */
  readonly topRow: number;
  /** By how many rows a page moves: one less than fit the window. */
  readonly page: number;
  /** Call once the element is in the document. */
  mount(): void;
  setCount(count: number): void;
  /** `start` puts the row at the top; the others leave a row where it is that is in view as a whole. */
  scrollTo(row: number, align: 'start' | 'nearest' | 'center'): void;
  /**
   * Builds the rows in view and those around that do not stand, and takes away the others. `create` gives undefined for
   * a row that has not come. Returns the rows that should stand; undefined without any.
   */
  build(create: (row: number) => HTMLElement | undefined): RowRange | undefined;
  /** Takes all rows away, to be built anew. */
  clear(): void;
}

export function createVisibleRows({
  element,
  canvas,
  rowHeight,
  headHeight = 0,
  overscan,
  onChange,
}: VisibleRowsOptions): VisibleRows {
  const elements = new Map<number, HTMLElement>();
  let count = 0;
  /** By how much the rows are higher than the canvas, and how much of it is above the window. */
  let excess = 0;
  let offset = 0;
  /** Where the bar was when it was looked at. */
  let top = 0;
  let told: RowRange | undefined;
  let timer: number | undefined;

  const getScale = (): ScrollScale => ({ range: element.scrollHeight - element.clientHeight, excess });
  const place = (row: number, rowElement: HTMLElement): void => {
    rowElement.style.transform = `translateY(${String(row * rowHeight - offset)}px)`;
  };
  const setOffset = (pixels: number): void => {
    if (pixels !== offset) {
      offset = pixels;
      for (const [row, rowElement] of elements) {
        place(row, rowElement);
      }
    }
  };

  /** How far the rows are scrolled, as the bar has it now. An element that is hidden has forgotten it. */
  const getPosition = (): number => {
    if (element.clientHeight > 0) {
      const { scrollTop } = element;
      if (excess > 0 && Math.abs(scrollTop - top) > FAR) {
        setOffset(toOffset(scrollTop, getScale()));
      }
      top = scrollTop;
    }
    return top + offset;
  };
  const setPosition = (wanted: number): void => {
    if (element.clientHeight === 0) {
      return;
    }
    const scale = getScale();
    const position = Math.max(0, Math.min(scale.range + excess, wanted));
    const barTop = excess === 0 ? position : toTop(position, scale);
    // Also the same place would end a scroll that is under way.
    if (barTop !== element.scrollTop) {
      element.scrollTop = barTop;
    }
    top = element.scrollTop;
    if (excess > 0) {
      setOffset(Math.max(0, Math.min(excess, position - top)));
      // The rows move by what the bar does not, and then no event tells it.
      requestAnimationFrame(tell);
    }
  };

  const getInView = (): RowRange | undefined => {
    const position = getPosition();
    const first = Math.floor(position / rowHeight);
    const height = element.clientHeight - headHeight;
    const last = Math.min(count, Math.ceil((position + height) / rowHeight)) - 1;
    return height <= 0 || last < first ? undefined : { first, last };
  };
  const tell = (): void => {
    const inView = getInView();
    if (inView?.first !== told?.first || inView?.last !== told?.last) {
      told = inView;
      onChange();
    }
  };
  const putBar = (): void => {
    setPosition(getPosition());
  };
  const follow = (): void => {
    getPosition();
    window.clearTimeout(timer);
    if (excess > 0) {
      const scale = getScale();
      const isAtEnd = Math.min(top, scale.range - top) < FAR;
      if (isAtEnd && offset !== toOffset(top, scale)) {
        // Before the bar comes to an end that the rows have not come to.
        putBar();
      } else {
        timer = window.setTimeout(putBar, PAUSE);
      }
    }
    tell();
  };
  const clear = (): void => {
    canvas.replaceChildren();
    elements.clear();
  };

  return {
    elements,
    get topRow() {
      return Math.floor(getPosition() / rowHeight);
    },
    get page() {
      return Math.max(1, Math.floor((element.clientHeight - headHeight) / rowHeight) - 1);
    },
    mount: () => {
      element.addEventListener('scroll', follow, { passive: true });
      new ResizeObserver(() => {
        if (excess > 0) {
          putBar();
        }
        tell();
      }).observe(element);
    },
    setCount: (rows) => {
      const position = getPosition();
      count = rows;
      const height = Math.min(rows * rowHeight, MAX_HEIGHT);
      excess = rows * rowHeight - height;
      canvas.style.height = `${String(height)}px`;
      setOffset(Math.min(offset, excess));
      setPosition(position);
    },
    scrollTo: (row, align) => {
      const start = row * rowHeight;
      const position = getPosition();
      const height = element.clientHeight - headHeight;
      if (align === 'start') {
        setPosition(start);
      } else if (start < position || start + rowHeight > position + height) {
        const nearest = start < position ? start : start + rowHeight - height;
        setPosition(align === 'nearest' ? nearest : start - Math.floor(height / 2));
      }
    },
    build: (create) => {
      const inView = getInView();
      told = inView;
      if (inView === undefined) {
        clear();
        return undefined;
      }
      const first = Math.max(0, inView.first - overscan);
      const last = Math.min(count - 1, inView.last + overscan);
      for (const [row, rowElement] of elements) {
        if (row < first || row > last) {
          rowElement.remove();
          elements.delete(row);
        }
      }
      // In the order of the rows: screen readers read the document, not the transforms.
      let next: HTMLElement | null = null;
      for (let row = last; row >= first; row--) {
        const standing = elements.get(row);
        const rowElement = standing ?? create(row);
        if (rowElement === undefined) {
          continue;
        }
        if (standing === undefined) {
          place(row, rowElement);
          elements.set(row, rowElement);
          canvas.insertBefore(rowElement, next);
        }
        next = rowElement;
      }
      return { first, last };
    },
    clear,
  };
}
