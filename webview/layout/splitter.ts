import { createElement } from '../element';

/** Pixels of one key press. */
const STEP = 16;

export interface SplitterOptions {
  /** Names what changes its size. */
  readonly label: string;
  /** `vertical` is a line between left and right, `horizontal` one between above and below. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly min: number;
  readonly max: () => number;
  readonly getSize: () => number;
  readonly setSize: (size: number) => void;
  /** 1 where the panel grows with the coordinate, -1 where it grows against it. */
  readonly direction: 1 | -1;
}

/** A line between two panels that is moved by the mouse or by arrow keys. Sizes are pixels. */
export function createSplitter(options: SplitterOptions): HTMLElement {
  const { label, orientation, min, max, getSize, direction } = options;
  const element = createElement('div', `splitter splitter-${orientation}`);
  element.setAttribute('role', 'separator');
  element.setAttribute('aria-label', label);
  element.setAttribute('aria-orientation', orientation);
  element.setAttribute('aria-valuemin', String(min));
  element.tabIndex = 0;
  const set = (size: number): void => {
    const most = Math.max(min, max());
    const next = Math.round(Math.max(min, Math.min(most, size)));
    element.setAttribute('aria-valuemax', String(Math.round(most)));
    element.setAttribute('aria-valuenow', String(next));
    options.setSize(next);
  };
  element.setAttribute('aria-valuenow', String(Math.round(getSize())));
  const getPlace = (event: PointerEvent): number =>
    orientation === 'vertical' ? event.clientX : event.clientY;
  element.addEventListener('pointerdown', (event) => {
    const start = getPlace(event);
    const size = getSize();
    element.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      set(size + direction * (getPlace(moved) - start));
    };
    const stop = (): void => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('lostpointercapture', stop);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('lostpointercapture', stop);
    event.preventDefault();
  });
  const less = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp';
  const more = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown';
  element.addEventListener('keydown', (event) => {
    if (event.key === less || event.key === more) {
      event.preventDefault();
      set(getSize() + (event.key === more ? STEP : -STEP) * direction);
    }
  });
  return element;
}
