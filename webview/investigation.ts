import type { EventRef } from '../src/core/grouping/sourceLog';
import type { TreeStatus } from '../src/core/grouping/treeRow';
import { createElement } from './element';
import { createPageContext } from './createPageContext';
import { hasFilterRange, setFilterTerm } from './filter/editFilter';
import type { FilterRow } from './filter/filterRow';
import { createFilterRow } from './filter/filterRow';
import type { Host } from './host';
import type { Announcer } from './layout/announcer';
import { createErrorSayer } from './layout/errorSayer';
import type { PageLayout } from './layout/pageLayout';
import { createPanes } from './layout/panes';
import { PageAreas } from './pageAreas';
import type { PageContext } from './pageContext';
import type { Panels } from './panels';
import { createPanels } from './panels';
import { RowActs } from './rowActs';
import type { MarkStore } from './session/markStore';
import type { TaskStrip } from './session/taskStrip';
import type { TreeList } from './treeList';
import { TreePane } from './treePane';

export interface InvestigationOptions {
  readonly rpc: Host['rpc'];
  readonly layout: PageLayout;
  readonly marks: MarkStore;
  readonly announcer: Announcer;
  readonly tasks: TaskStrip;
  readonly getLogNames: () => readonly string[];
  /** Something that is kept over reloads changed. */
  readonly onChange: () => void;
  /** The tree no longer shows what the engine has. */
  readonly onError: (error: unknown) => void;
}

/** Everything below the head while there are events: filter, timeline, facets, tree, details. */
export class Investigation {
  readonly element = createElement('div', 'investigation');
  readonly areas: PageAreas;
  private readonly filterRow: FilterRow;
  private readonly panels: Panels;
  private readonly rows: RowActs;
  private readonly treePane: TreePane;
  private readonly sayError: (error: unknown) => void;
  /** The text of the filter that was asked for last, which the tree may not show yet. */
  private askedFilter = '';
  /** Filters that were asked for and are not shown yet. */
  private waitingFilters = 0;

  constructor(private readonly options: InvestigationOptions) {
    const { layout, onChange } = options;
    this.sayError = createErrorSayer(options.announcer);
    const context = this.createContext();
    this.filterRow = this.createFilterRow(context);
    this.panels = createPanels({
      context,
      layout,
      getFilter: () => this.filterText,
      focusTree: () => {
        this.tree.focus();
      },
      onCloseFacets: () => {
        this.areas.setOpen('isFacetsOpen', false);
      },
      onLeaveFacets: () => {
        this.areas.leaveFacets();
      },
      onCloseDetails: () => {
        this.areas.setOpen('isDetailsOpen', false);
      },
      onCloseComparison: () => {
        this.areas.setComparing(false);
      },
      onChange,
    });
    const { timeline, facets, details, comparison } = this.panels;
    this.rows = new RowActs({
      context,
      layout,
      details,
      openDetails: () => {
        this.areas.openDetails();
      },
    });
    this.treePane = this.createTreePane();
    const panes = createPanes({
      facets: facets.element,
      center: this.treePane.elements,
      details: details.element,
      layout,
      onChange,
    });
    this.element.append(this.filterRow.element, timeline.view.element, panes.element, comparison.element);
    const { filterRow, panels, treePane } = this;
    this.areas = new PageAreas({ layout, filterRow, panels, treePane, panes, onChange });
    this.areas.show();
  }

  get tree(): TreeList {
    return this.treePane.tree;
  }

  /** Number of events that the filter leaves. */
  get matched(): number {
    return this.treePane.status?.matched ?? 0;
  }

  /** What a person wants the filter to be: it may not run yet. */
  get filterText(): string {
    const { box } = this.filterRow;
    return box.isTyping ? box.value : this.askedFilter;
  }

  /** Call once the element is in the document. */
  mount(): void {
    this.tree.mount();
    this.showMarks();
    if (this.options.layout.isComparing) {
      this.areas.setComparing(true);
    }
  }

  /** Shows a state of the tree, e.g. after reading, and what is counted on it. */
  async show(
    status: TreeStatus,
    place: { readonly selected?: EventRef | undefined; readonly topRow?: number } = {},
  ): Promise<void> {
    await this.treePane.show(status, place);
    const { selection } = this.tree;
    if (selection === undefined) {
      this.panels.details.showNothing();
    } else {
      this.showDetails(selection);
    }
  }

  /** Says of the event that is shown what the logs tell that are open now. */
  refreshDetails(): void {
    const { details } = this.panels;
    if (this.options.layout.isDetailsOpen) {
      void details.refresh();
    } else {
      // Opened again, they are read again.
      details.showNothing();
    }
  }

  /** Shows a state of before, to which the tree went back, with what a person has set up since. */
  async showBack(status: TreeStatus): Promise<void> {
    const { filterText } = this;
    const wanted = this.treePane.status;
    await this.show(status);
    if (wanted !== undefined) {
      await this.treePane.setUp(wanted);
    }
    if (filterText !== this.filterText) {
      this.setFilter(filterText);
    }
  }

  /** Leaves only the events of one log. */
  setOnlyLog(name: string): void {
    this.setFilter(setFilterTerm(this.filterText, 'source', name, 'include'));
  }

  /** Shows stars, notes and marks as they are now. */
  showMarks(): void {
    const { marks, layout } = this.options;
    const { details, comparison } = this.panels;
    const compared = marks.comparedRefs;
    layout.compared = compared;
    this.treePane.toolbar.setCompared(compared.length);
    this.tree.refreshMarks();
    details.refreshMarks();
    if (!comparison.element.hidden) {
      void comparison.refresh();
    }
  }

  /** Selects the row of a record, and expands what holds it. */
  async reveal(ref: EventRef): Promise<void> {
    this.rows.stopFollowing();
    if (await this.treePane.reveal(ref)) {
      this.showDetails(ref);
    }
  }

  private createContext(): PageContext {
    return createPageContext(this.options, {
      getFilter: () => this.filterText,
      setFilter: (text) => {
        this.setFilter(text);
      },
      show: (ref) => {
        this.areas.setComparing(false);
        this.areas.openDetails();
        this.reveal(ref).then(() => {
          this.tree.focus();
        }, this.options.onError);
      },
      onError: this.sayError,
    });
  }

  private createFilterRow(context: PageContext): FilterRow {
    return createFilterRow({
      onFilter: (text) => {
        void this.filter(text);
      },
      complete: (text, offset) => this.options.rpc.call('complete', { text, offset }),
      onLeave: () => {
        this.tree.focus();
      },
      onCopy: () => {
        context.copy(this.filterText, 'the filter');
      },
      onToggleFacets: () => {
        this.areas.toggle('isFacetsOpen');
      },
      onToggleTimeline: () => {
        this.areas.toggle('isTimelineOpen');
      },
      onToggleDetails: () => {
        this.areas.toggle('isDetailsOpen');
      },
    });
  }

  private createTreePane(): TreePane {
    return new TreePane({
      ...this.options,
      rows: this.rows,
      onStatus: (status) => {
        const isFilterAsked = this.waitingFilters > 0;
        if (!isFilterAsked) {
          this.askedFilter = status.filter;
        }
        this.filterRow.setStatus(status, isFilterAsked);
        this.panels.timeline.view.setLimited(hasFilterRange(status.filter));
        this.element.classList.toggle('has-no-match', status.matched === 0);
      },
      onOther: () => {
        this.refreshCounts();
      },
      onCompare: () => {
        this.areas.setComparing(true);
      },
      onFilter: () => {
        this.areas.focusFilter();
      },
      onClearFilter: () => {
        this.setFilter('');
        this.filterRow.box.focus();
      },
      sayError: this.sayError,
    });
  }

  private setFilter(text: string): void {
    this.filterRow.box.value = text;
    void this.filter(text);
  }

  /** Runs the filter; without one, goes back to the event that was selected. */
  private async filter(text: string): Promise<void> {
    const { rpc, onError } = this.options;
    this.askedFilter = text;
    this.waitingFilters++;
    await this.treePane.change(rpc.call('setFilter', { filter: text }), 'same');
    this.waitingFilters--;
    const { selection } = this.tree;
    if (text.trim() === '' && selection !== undefined && this.treePane.status !== undefined) {
      await this.reveal(selection).catch(onError);
    }
  }

  private refreshCounts(): void {
    void this.panels.facets.refresh();
    if (this.options.layout.isTimelineOpen) {
      void this.panels.timeline.refresh();
    }
  }

  private showDetails(ref: EventRef): void {
    if (this.options.layout.isDetailsOpen) {
      void this.panels.details.showEvent(ref);
    }
  }
}
