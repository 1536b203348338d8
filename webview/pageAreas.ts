import type { FilterRow } from './filter/filterRow';
import type { Area } from './layout/moveArea';
import { moveArea } from './layout/moveArea';
import type { PageLayout } from './layout/pageLayout';
import { NARROW } from './layout/pageLayout';
import type { Panes } from './layout/panes';
import type { Panels } from './panels';
import type { TreePane } from './treePane';

export interface PageAreasOptions {
  readonly layout: PageLayout;
  readonly filterRow: FilterRow;
  readonly panels: Panels;
  readonly treePane: TreePane;
  readonly panes: Panes;
  /** The layout changed. */
  readonly onChange: () => void;
}

/** Which parts of the page are shown, and how the focus goes to each. */
export class PageAreas {
  constructor(private readonly options: PageAreasOptions) {}

  focusFilter(): void {
    this.setComparing(false);
    this.options.filterRow.box.focus();
  }

  focusTree(): void {
    this.setComparing(false);
    this.options.treePane.tree.focus();
  }

  focusTimeline(): void {
    this.setComparing(false);
    this.setOpen('isTimelineOpen', true);
    this.options.panels.timeline.view.focus();
  }

  focusFacets(): void {
    this.setComparing(false);
    this.setOpen('isFacetsOpen', true);
    this.options.panels.facets.focus();
  }

  focusDetails(): void {
    this.setComparing(false);
    this.openDetails();
    this.options.panels.details.focus();
  }

  focusGrouping(): void {
    this.setComparing(false);
    this.options.treePane.toolbar.focusGrouping();
  }

  /** Goes to the next or the previous part of the page that is shown. */
  move(direction: 1 | -1): void {
    const { filterRow, treePane, panels } = this.options;
    const { timeline, facets, details, comparison } = panels;
    const areas: readonly Area[] = [
      [filterRow.element, () => this.focusFilter()],
      [timeline.view.element, () => timeline.view.focus()],
      [facets.element, () => facets.focus()],
      [treePane.tree.element, () => treePane.tree.focus()],
      [details.element, () => details.focus()],
      [comparison.element, () => comparison.focus()],
    ];
    moveArea(areas, direction);
  }

  /** Back to the tree; where the facets lie over it, they go. */
  leaveFacets(): void {
    if (window.innerWidth < NARROW) {
      this.setOpen('isFacetsOpen', false);
    }
    this.options.treePane.tree.focus();
  }

  /** Shows the details of what is selected where they were hidden. */
  openDetails(): void {
    const { layout, treePane, panels } = this.options;
    const { selection } = treePane.tree;
    if (!layout.isDetailsOpen) {
      this.setOpen('isDetailsOpen', true);
      if (selection !== undefined) {
        void panels.details.showEvent(selection);
      }
    }
  }

  setOpen(part: 'isFacetsOpen' | 'isTimelineOpen' | 'isDetailsOpen', isOpen: boolean): void {
    const { layout, treePane, panels, onChange } = this.options;
    if (layout[part] === isOpen) {
      return;
    }
    layout[part] = isOpen;
    this.show();
    onChange();
    if (part === 'isTimelineOpen' && isOpen) {
      void panels.timeline.refresh();
    }
    const { selection } = treePane.tree;
    if (part === 'isDetailsOpen' && isOpen && selection !== undefined) {
      void panels.details.showEvent(selection);
    }
  }

  toggle(part: 'isFacetsOpen' | 'isTimelineOpen' | 'isDetailsOpen'): void {
    this.setOpen(part, !this.options.layout[part]);
  }

  setComparing(isComparing: boolean): void {
    const { layout, panes, panels, onChange } = this.options;
    const { comparison } = panels;
    comparison.element.hidden = !isComparing;
    panes.element.hidden = isComparing;
    layout.isComparing = isComparing;
    onChange();
    if (isComparing) {
      void comparison.refresh();
      comparison.focus();
    }
  }

  toggleComparing(): void {
    this.setComparing(!this.options.layout.isComparing);
  }

  /** Shows what the layout says is open. */
  show(): void {
    const { layout, filterRow, panes, panels } = this.options;
    const { isFacetsOpen, isTimelineOpen, isDetailsOpen } = layout;
    panels.timeline.view.element.hidden = !isTimelineOpen;
    panes.update();
    filterRow.setOpen({ facets: isFacetsOpen, timeline: isTimelineOpen, details: isDetailsOpen });
  }
}
