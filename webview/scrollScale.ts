/**
 * The highest list that is scrolled pixel for pixel. Chromium makes no element higher than 33,554,428 pixels of the
 * screen: where four of them are one of the page, 8,388,607. Up to 16,777,216 the numbers of its compositor have every
 * whole pixel.
 */
export const MAX_HEIGHT = 8_000_000;

/** So near to an end of a higher list the bar moves as far as the rows do, in pixels: every row there can be reached. */
const END = 50_000;

/**
 * How the bar of a list stands to its rows: `range` is how far the bar can be scrolled, and the rows can be scrolled
 * `excess` further. All in pixels.
 */
export interface ScrollScale {
  readonly range: number;
  readonly excess: number;
}

/** How much further than the bar the rows are scrolled where the bar is put at a place. */
export function toOffset(top: number, { range, excess }: ScrollScale): number {
  return Math.round(excess * toShare(top - END, range - 2 * END));
}

/** Where the bar stands for a place of the rows. */
export function toTop(position: number, { range, excess }: ScrollScale): number {
  return Math.round(position - excess * toShare(position - END, range - 2 * END + excess));
}

function toShare(part: number, whole: number): number {
  return Math.max(0, Math.min(1, part / whole));
}
