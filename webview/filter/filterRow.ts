import type { TreeStatus } from '../../src/core/grouping/treeRow';
import { createElement } from '../element';
import type { IconName } from '../icons';
import { createIcon } from '../icons';
import { toCountText, toNumberText } from '../texts';
import type { FilterBox, FilterBoxEvents } from './filterBox';
import { createFilterBox } from './filterBox';

export interface FilterRowEvents extends FilterBoxEvents {
  readonly onCopy: () => void;
  readonly onToggleFacets: () => void;
  readonly onToggleTimeline: () => void;
  readonly onToggleDetails: () => void;
}

/** The line with the filter, how many events match, and what is shown around the tree. */
export interface FilterRow {
  readonly element: HTMLElement;
  readonly box: FilterBox;
  /** `isFilterAsked`: another filter is asked for, and stays in the box. */
  setStatus(status: TreeStatus, isFilterAsked: boolean): void;
  setOpen(open: { readonly facets: boolean; readonly timeline: boolean; readonly details: boolean }): void;
}

export function createFilterRow(events: FilterRowEvents): FilterRow {
  const element = createElement('div', 'filter-row');
  element.setAttribute('role', 'search');
  element.setAttribute('aria-label', 'Filter');
  const box = createFilterBox(events);
  const matches = createElement('span', 'matches');
  matches.setAttribute('role', 'status');
  const facets = createToggle('facets', 'Facets', events.onToggleFacets);
  const timeline = createToggle('timeline', 'Timeline', events.onToggleTimeline);
  const details = createToggle('panel', 'Details', events.onToggleDetails);
  const copy = createToggle('copy', 'Copy the filter', events.onCopy);
  copy.removeAttribute('aria-pressed');
  copy.classList.add('filter-copy');
  element.append(facets, box.element, copy, matches, timeline, details, box.messages);
  return {
    element,
    box,
    setStatus: (status, isFilterAsked) => {
      const isFiltered = status.filter.trim() !== '';
      matches.textContent = isFiltered
        ? `${toNumberText(status.matched)} of ${toNumberText(status.events)}`
        : toCountText(status.events, 'event');
      copy.hidden = !isFiltered;
      if (!isFilterAsked && !box.isTyping) {
        box.value = status.filter;
      }
      if (box.value === status.filter) {
        box.setFaults(status.faults);
      }
    },
    setOpen: (open) => {
      facets.setAttribute('aria-pressed', String(open.facets));
      timeline.setAttribute('aria-pressed', String(open.timeline));
      details.setAttribute('aria-pressed', String(open.details));
    },
  };
}

function createToggle(icon: IconName, name: string, onClick: () => void): HTMLButtonElement {
  const button = createElement('button', `icon-button toggle-${icon}`);
  button.type = 'button';
  button.title = name;
  button.setAttribute('aria-label', name);
  button.setAttribute('aria-pressed', 'false');
  button.append(createIcon(icon));
  button.addEventListener('click', onClick);
  return button;
}
