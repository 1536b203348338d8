import { createElement } from '../element';
import type { PageLayout } from './pageLayout';
import { createSplitter } from './splitter';

export interface PanesOptions {
  readonly facets: HTMLElement;
  readonly center: readonly HTMLElement[];
  readonly details: HTMLElement;
  readonly layout: PageLayout;
  readonly onChange: () => void;
}

/**
 * The three panes with the lines between them. Where the page is wide the details stand beside the tree, else below it;
 * where it is narrow the facets lie over the tree. The style sheet decides which.
 */
export interface Panes {
  readonly element: HTMLElement;
  /** Shows the layout as it is now. */
  update(): void;
}

export function createPanes({ facets, center, details, layout, onChange }: PanesOptions): Panes {
  const element = createElement('div', 'panes');
  const middle = createElement('div', 'tree-pane');
  middle.append(...center);
  const work = createElement('div', 'work');

  const update = (): void => {
    element.style.setProperty('--facets-width', `${String(layout.facetsWidth)}px`);
    element.style.setProperty('--details-width', `${String(layout.detailsWidth)}px`);
    element.style.setProperty('--details-height', `${String(layout.detailsHeight)}px`);
    element.classList.toggle('has-facets', layout.isFacetsOpen);
    element.classList.toggle('has-details', layout.isDetailsOpen);
    facets.hidden = !layout.isFacetsOpen;
    details.hidden = !layout.isDetailsOpen;
  };
  const toSetter =
    (name: 'facetsWidth' | 'detailsWidth' | 'detailsHeight') =>
    (size: number): void => {
      layout[name] = size;
      update();
      onChange();
    };
  const facetsLine = createSplitter({
    label: 'Width of the facets',
    orientation: 'vertical',
    min: 140,
    max: () => element.clientWidth / 2,
    getSize: () => layout.facetsWidth,
    setSize: toSetter('facetsWidth'),
    direction: 1,
  });
  facetsLine.classList.add('facets-line');
  const besideLine = createSplitter({
    label: 'Width of the details',
    orientation: 'vertical',
    min: 260,
    max: () => work.clientWidth - 320,
    getSize: () => layout.detailsWidth,
    setSize: toSetter('detailsWidth'),
    direction: -1,
  });
  besideLine.classList.add('beside-line');
  const belowLine = createSplitter({
    label: 'Height of the details',
    orientation: 'horizontal',
    min: 120,
    max: () => work.clientHeight - 120,
    getSize: () => layout.detailsHeight,
    setSize: toSetter('detailsHeight'),
    direction: -1,
  });
  belowLine.classList.add('below-line');
  work.append(middle, besideLine, belowLine, details);
  element.append(facets, facetsLine, work);
  update();
  return { element, update };
}
