import type { Dimension } from '../src/core/grouping/dimension';
import { DIMENSION_LABELS } from '../src/core/grouping/dimension';
import type { EventRef } from '../src/core/grouping/sourceLog';
import type { EventRow, TreeRow, TreeStatus } from '../src/core/grouping/treeRow';
import { MAX_COMPARED } from '../src/protocol/details';
import { CancelledError } from '../src/protocol/rpcError';
import { createColumnTitles } from './columnTitles';
import { ComparePanel } from './compare/comparePanel';
import { DetailsPanel } from './details/detailsPanel';
import { createElement } from './element';
import { createPageContext } from './createPageContext';
import { FacetsPanel } from './facets/facetsPanel';
import { hasFilterRange, removeFilterRange, setFilterRange, setFilterTerm } from './filter/editFilter';
import type { FilterRow } from './filter/filterRow';
import { createFilterRow } from './filter/filterRow';
import { createNoMatchView } from './filter/noMatchView';
import type { Host } from './host';
import type { Announcer } from './layout/announcer';
import { createLateProgress } from './layout/lateProgress';
import type { Area } from './layout/moveArea';
import { moveArea } from './layout/moveArea';
import type { PageLayout } from './layout/pageLayout';
import { NARROW } from './layout/pageLayout';
import type { Panes } from './layout/panes';
import { createPanes } from './layout/panes';
import { toErrorText } from './layout/panelMessage';
import type { PageContext } from './pageContext';
import type { MarkStore } from './session/markStore';
import type { TaskStrip } from './session/taskStrip';
import { TimelinePanel } from './timeline/timelinePanel';
import type { Toolbar } from './toolbar';
import { createToolbar } from './toolbar';
import { TreeList } from './treeList';

/** A pause after which the details follow the keyboard, in milliseconds: a held key does not read each event. */
const FOLLOW_DELAY = 70;

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
  readonly tree: TreeList;
  private readonly filterRow: FilterRow;
  private readonly toolbar: Toolbar;
  private readonly timeline: TimelinePanel;
  private readonly facets: FacetsPanel;
  private readonly details: DetailsPanel;
  private readonly comparison: ComparePanel;
  private readonly panes: Panes;
  private readonly columns = createColumnTitles();
  private readonly noMatch = createElement('div', 'no-match');
  private readonly progress = createLateProgress('Updating the tree');
  private readonly layout: PageLayout;
  private status: TreeStatus | undefined;
  /** The text of the filter that was asked for last, which the tree may not show yet. */
  private filterText = '';
  private latestChange = 0;
  private followTimer: number | undefined;

  constructor(private readonly options: InvestigationOptions) {
    const { rpc, layout, marks } = options;
    this.layout = layout;
    const context = this.createContext();
    this.filterRow = createFilterRow({
      onFilter: (text) => {
        void this.filter(text);
      },
      complete: (text, offset) => rpc.call('complete', { text, offset }),
      onLeave: () => {
        this.tree.focus();
      },
      onCopy: () => {
        context.copy(this.filterText, 'the filter');
      },
      onToggleFacets: () => {
        this.setOpen('isFacetsOpen', !layout.isFacetsOpen);
      },
      onToggleTimeline: () => {
        this.setOpen('isTimelineOpen', !layout.isTimelineOpen);
      },
      onToggleDetails: () => {
        this.setOpen('isDetailsOpen', !layout.isDetailsOpen);
      },
    });
    this.toolbar = createToolbar({
      onGrouping: (dimensions) => {
        void this.group(dimensions);
      },
      onOrder: (order) => {
        void this.change(rpc.call('setOrder', { order }), 'top');
      },
      onExpandAll: (isExpanded) => {
        void this.change(rpc.call('setAllExpanded', { isExpanded }), 'top');
      },
      onCompare: () => {
        this.setComparing(true);
      },
    });
    this.timeline = new TimelinePanel(context, {
      onSelect: (from, to) => {
        context.setFilter(setFilterRange(this.filterText, from, to));
      },
      onReset: () => {
        context.setFilter(removeFilterRange(this.filterText));
      },
      onLeave: () => {
        this.tree.focus();
      },
    });
    this.facets = new FacetsPanel(context, {
      onClosedChange: (fields) => {
        layout.closedFacets = fields;
        options.onChange();
      },
      onFacets: (facets) => {
        this.details.setHasWorkDocs(facets.some(({ field, distinct }) => field === 'plane' && distinct > 0));
      },
      onLeave: () => {
        this.leaveFacets();
      },
      onClose: () => {
        this.setOpen('isFacetsOpen', false);
        this.tree.focus();
      },
    });
    this.details = new DetailsPanel(context, {
      onTab: (tab) => {
        layout.detailsTab = tab;
        options.onChange();
      },
      onClose: () => {
        this.setOpen('isDetailsOpen', false);
        this.tree.focus();
      },
      onLeave: () => {
        this.tree.focus();
      },
    });
    this.comparison = new ComparePanel(context, () => {
      this.setComparing(false);
      this.tree.focus();
    });
    this.tree = new TreeList((from, count) => rpc.call('getRows', { from, count }), marks, {
      onExpand: (group, isExpanded) => {
        void this.change(rpc.call('setExpanded', { group, isExpanded }), 'stay');
      },
      onExpandSiblings: (group) => {
        void this.change(rpc.call('expandSiblings', { group }), 'stay');
      },
      onOpen: (row, preserveFocus) => {
        this.openRow(row, preserveFocus, context);
      },
      onFilter: () => {
        this.focusFilter();
      },
      onActive: (row) => {
        this.follow(row);
      },
      onMark: (row) => {
        this.mark(row);
      },
      onStar: (row) => {
        context.say(marks.toggleStar(row.key) ? 'Starred' : 'Star removed');
      },
      onNote: (row) => {
        void this.writeNote(row);
      },
      onChange: options.onChange,
      onError: options.onError,
    });
    this.panes = createPanes({
      facets: this.facets.element,
      center: [
        this.toolbar.element,
        this.progress.element,
        this.columns.element,
        this.tree.element,
        this.noMatch,
      ],
      details: this.details.element,
      layout,
      onChange: options.onChange,
    });
    this.element.append(
      this.filterRow.element,
      this.timeline.view.element,
      this.panes.element,
      this.comparison.element,
    );
    this.facets.setClosed(layout.closedFacets);
    this.details.setTab(layout.detailsTab);
    this.showLayout();
  }

  /** Call once the element is in the document. */
  mount(): void {
    this.tree.mount();
    this.showMarks();
    if (this.layout.isComparing) {
      this.setComparing(true);
    }
  }

  /** Shows a state of the tree, e.g. after reading, and what is counted on it. */
  async show(
    status: TreeStatus,
    place: { readonly selected?: EventRef | undefined; readonly topRow?: number } = {},
  ): Promise<void> {
    this.latestChange++;
    this.filterText = status.filter;
    this.filterRow.box.value = status.filter;
    this.showStatus(status);
    this.refreshCounts();
    if ('selected' in place) {
      this.tree.setSelection(place.selected);
    }
    await this.tree.show(status, place.topRow === undefined ? {} : { topRow: place.topRow });
    const { selection } = this.tree;
    if (selection === undefined) {
      this.details.showNothing();
    } else if (this.layout.isDetailsOpen) {
      void this.details.showEvent(selection);
    }
  }

  /** Leaves only the events of one log. */
  setOnlyLog(name: string): void {
    this.filterRow.box.value = setFilterTerm(this.filterText, 'source', name, 'include');
    void this.filter(this.filterRow.box.value);
  }

  get matched(): number {
    return this.status?.matched ?? 0;
  }

  focusFilter(): void {
    this.setComparing(false);
    this.filterRow.box.focus();
  }

  focusTree(): void {
    this.setComparing(false);
    this.tree.focus();
  }

  focusTimeline(): void {
    this.setComparing(false);
    this.setOpen('isTimelineOpen', true);
    this.timeline.view.focus();
  }

  focusFacets(): void {
    this.setComparing(false);
    this.setOpen('isFacetsOpen', true);
    this.facets.focus();
  }

  focusDetails(): void {
    this.setComparing(false);
    this.openDetails();
    this.details.focus();
  }

  focusGrouping(): void {
    this.setComparing(false);
    this.toolbar.focusGrouping();
  }

  toggleComparing(): void {
    this.setComparing(!this.layout.isComparing);
  }

  /** Goes to the next or the previous part of the page that is shown. */
  moveArea(direction: 1 | -1): void {
    const areas: readonly Area[] = [
      [this.filterRow.element, () => this.focusFilter()],
      [this.timeline.view.element, () => this.timeline.view.focus()],
      [this.facets.element, () => this.facets.focus()],
      [this.tree.element, () => this.tree.focus()],
      [this.details.element, () => this.details.focus()],
      [this.comparison.element, () => this.comparison.focus()],
    ];
    moveArea(areas, direction);
  }

  /** Shows stars, notes and marks as they are now. */
  showMarks(): void {
    const compared = this.options.marks.comparedRefs;
    this.layout.compared = compared;
    this.toolbar.setCompared(compared.length);
    this.tree.refreshMarks();
    this.details.refreshMarks();
    if (!this.comparison.element.hidden) {
      void this.comparison.refresh();
    }
  }

  /** Selects the row of a record, and expands what holds it. */
  async reveal(ref: EventRef): Promise<void> {
    const turn = ++this.latestChange;
    window.clearTimeout(this.followTimer);
    const { status, row } = await this.options.rpc.call('reveal', ref);
    if (turn === this.latestChange) {
      this.showStatus(status);
      await this.tree.show(status);
      if (row === undefined) {
        this.tree.setSelection(ref);
      } else {
        this.tree.select(ref, row);
      }
      if (this.layout.isDetailsOpen) {
        void this.details.showEvent(ref);
      }
    }
  }

  private createContext(): PageContext {
    return createPageContext(this.options, {
      getFilter: () => this.filterText,
      setFilter: (text) => {
        this.filterRow.box.value = text;
        void this.filter(text);
      },
      show: (ref) => {
        this.setComparing(false);
        this.openDetails();
        this.reveal(ref).then(() => {
          this.tree.focus();
        }, this.options.onError);
      },
      onError: this.sayError,
    });
  }

  /** Runs the filter; without one, goes back to the event that was selected. */
  private async filter(text: string): Promise<void> {
    this.filterText = text;
    await this.change(this.options.rpc.call('setFilter', { filter: text }), 'top');
    const { selection } = this.tree;
    if (text.trim() === '' && selection !== undefined && this.status !== undefined) {
      await this.reveal(selection).catch(this.options.onError);
    }
  }

  /** Groups anew. The resources of WorkDocs are read for it the first time, which can be given up. */
  private async group(dimensions: readonly Dimension[]): Promise<void> {
    const { rpc, tasks } = this.options;
    const isLong = dimensions.includes('resource');
    const request = isLong
      ? tasks.run('Reading WorkDocs events…', (signal, tell) =>
          rpc.call(
            'setGrouping',
            { dimensions },
            {
              signal,
              onProgress: ({ done, total }) => {
                tell(
                  `Reading WorkDocs events: ${String(done)} of ${String(total)}`,
                  total === 0 ? 0 : done / total,
                );
              },
            },
          ),
        )
      : rpc.call('setGrouping', { dimensions });
    await this.change(request, 'top', this.sayError);
  }

  /** Shows the state that a request led to; of several under way only the last. */
  private async change(
    request: Promise<TreeStatus>,
    then: 'top' | 'stay',
    onError = this.options.onError,
  ): Promise<void> {
    const turn = ++this.latestChange;
    try {
      const status = await this.progress.watch(request);
      if (turn !== this.latestChange) {
        return;
      }
      const isOther = status.filter !== this.status?.filter || status.events !== this.status.events;
      this.showStatus(status);
      if (isOther) {
        this.refreshCounts();
      }
      await this.tree.show(status, then === 'top' ? { active: 0, topRow: 0 } : {});
      this.options.onChange();
    } catch (error) {
      onError(error);
    }
  }

  private showStatus(status: TreeStatus): void {
    this.status = status;
    this.toolbar.setStatus(status);
    this.filterRow.setStatus(status);
    this.columns.show(status.grouping);
    this.timeline.view.setLimited(hasFilterRange(status.filter));
    const names = this.options.getLogNames();
    const isByLog = status.grouping.includes('source');
    this.tree.setLook({
      getLogName: names.length > 1 && !isByLog ? (source) => names[source] ?? '' : undefined,
      showsIdentity: !status.grouping.includes('identity'),
    });
    this.tree.element.setAttribute(
      'aria-label',
      `Events by ${status.grouping.map((dimension) => DIMENSION_LABELS[dimension]).join(', ')}`,
    );
    const isEmpty = status.matched === 0;
    this.element.classList.toggle('has-no-match', isEmpty);
    this.noMatch.replaceChildren(
      ...(isEmpty
        ? [
            createNoMatchView(status.filter, () => {
              this.filterRow.box.value = '';
              this.filterRow.box.focus();
              void this.filter('');
            }),
          ]
        : []),
    );
  }

  private refreshCounts(): void {
    void this.facets.refresh();
    if (this.layout.isTimelineOpen) {
      void this.timeline.refresh();
    }
  }

  private openRow(row: EventRow, preserveFocus: boolean, context: PageContext): void {
    window.clearTimeout(this.followTimer);
    this.openDetails();
    void this.details.showEvent({ source: row.source, record: row.record });
    context.showInText(row, preserveFocus);
  }

  /** Lets the details follow the keyboard, where they are open. */
  private follow(row: TreeRow): void {
    window.clearTimeout(this.followTimer);
    if (!this.layout.isDetailsOpen) {
      return;
    }
    this.followTimer = window.setTimeout(() => {
      if (row.kind === 'event') {
        void this.details.showEvent({ source: row.source, record: row.record });
      } else {
        this.details.showGroup(row);
      }
    }, FOLLOW_DELAY);
  }

  private mark(row: EventRow): void {
    const { marks, announcer } = this.options;
    const ref = { source: row.source, record: row.record };
    if (!marks.toggleCompared(ref)) {
      announcer.say(`At most ${String(MAX_COMPARED)} events can be compared`);
      return;
    }
    const count = marks.comparedRefs.length;
    announcer.say(
      marks.isCompared(ref)
        ? `Marked for comparing: ${String(count)}${count > 1 ? '. C compares' : ''}`
        : 'Mark removed',
    );
  }

  private async writeNote(row: EventRow): Promise<void> {
    this.openDetails();
    await this.details.showEvent({ source: row.source, record: row.record });
    this.details.focusNote();
  }

  /** Shows the details of what is selected where they were hidden. */
  private openDetails(): void {
    const { selection } = this.tree;
    if (!this.layout.isDetailsOpen) {
      this.setOpen('isDetailsOpen', true);
      if (selection !== undefined) {
        void this.details.showEvent(selection);
      }
    }
  }

  private leaveFacets(): void {
    if (window.innerWidth < NARROW) {
      this.setOpen('isFacetsOpen', false);
    }
    this.tree.focus();
  }

  private setOpen(part: 'isFacetsOpen' | 'isTimelineOpen' | 'isDetailsOpen', isOpen: boolean): void {
    if (this.layout[part] === isOpen) {
      return;
    }
    this.layout[part] = isOpen;
    this.showLayout();
    this.options.onChange();
    if (part === 'isTimelineOpen' && isOpen) {
      void this.timeline.refresh();
    }
    const { selection } = this.tree;
    if (part === 'isDetailsOpen' && isOpen && selection !== undefined) {
      void this.details.showEvent(selection);
    }
  }

  private setComparing(isComparing: boolean): void {
    this.comparison.element.hidden = !isComparing;
    this.panes.element.hidden = isComparing;
    this.layout.isComparing = isComparing;
    this.options.onChange();
    if (isComparing) {
      void this.comparison.refresh();
      this.comparison.focus();
    }
  }

  private showLayout(): void {
    const { isFacetsOpen, isTimelineOpen, isDetailsOpen } = this.layout;
    this.timeline.view.element.hidden = !isTimelineOpen;
    this.panes.update();
    this.filterRow.setOpen({ facets: isFacetsOpen, timeline: isTimelineOpen, details: isDetailsOpen });
  }

  private readonly sayError = (error: unknown): void => {
    if (!(error instanceof CancelledError)) {
      this.options.announcer.say(toErrorText(error));
    }
  };
}
