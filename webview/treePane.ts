import type { Dimension } from '../src/core/grouping/dimension';
import { DIMENSION_LABELS } from '../src/core/grouping/dimension';
import type { EventRef } from '../src/core/grouping/sourceLog';
import type { TreeStatus } from '../src/core/grouping/treeRow';
import { createColumnTitles } from './columnTitles';
import { createElement } from './element';
import { createNoMatchView } from './filter/noMatchView';
import type { Host } from './host';
import { createLateProgress } from './layout/lateProgress';
import type { RowActs } from './rowActs';
import type { MarkStore } from './session/markStore';
import type { TaskStrip } from './session/taskStrip';
import type { Toolbar } from './toolbar';
import { createToolbar } from './toolbar';
import { TreeList } from './treeList';

export interface TreePaneOptions {
  readonly rpc: Host['rpc'];
  readonly marks: MarkStore;
  readonly tasks: TaskStrip;
  readonly rows: RowActs;
  readonly getLogNames: () => readonly string[];
  /** Another state of the tree is shown from now on. */
  readonly onStatus: (status: TreeStatus) => void;
  /** The events or the filter are others, and with them what is counted. */
  readonly onOther: () => void;
  readonly onCompare: () => void;
  /** The keyboard asks for the filter. */
  readonly onFilter: () => void;
  readonly onClearFilter: () => void;
  /** Something that is kept over reloads changed. */
  readonly onChange: () => void;
  /** The tree no longer shows what the engine has. */
  readonly onError: (error: unknown) => void;
  /** An action that failed and left the tree as it was. */
  readonly sayError: (error: unknown) => void;
}

/** The pane in the middle: the tree with its controls, and the requests that change it. */
export class TreePane {
  readonly tree: TreeList;
  readonly toolbar: Toolbar;
  private readonly progress = createLateProgress('Updating the tree');
  private readonly columns = createColumnTitles();
  private readonly noMatch = createElement('div', 'no-match');
  private latestChange = 0;
  private shown: TreeStatus | undefined;

  constructor(private readonly options: TreePaneOptions) {
    const { rpc, rows } = options;
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
      onCompare: options.onCompare,
    });
    this.tree = new TreeList((from, count) => rpc.call('getRows', { from, count }), options.marks, {
      onExpand: (group, isExpanded) => {
        void this.change(rpc.call('setExpanded', { group, isExpanded }), 'stay');
      },
      onExpandSiblings: (group) => {
        void this.change(rpc.call('expandSiblings', { group }), 'stay');
      },
      onOpen: (row, preserveFocus) => {
        rows.open(row, preserveFocus);
      },
      onFilter: options.onFilter,
      onActive: (row) => {
        rows.follow(row);
      },
      onMark: (row) => {
        rows.mark(row);
      },
      onStar: (row) => {
        rows.star(row);
      },
      onNote: (row) => {
        void rows.writeNote(row);
      },
      onChange: options.onChange,
      onError: options.onError,
    });
  }

  /** What the pane consists of, from top to bottom. */
  get elements(): readonly HTMLElement[] {
    return [
      this.toolbar.element,
      this.progress.element,
      this.columns.element,
      this.tree.element,
      this.noMatch,
    ];
  }

  /** The state that is shown, or about to be; undefined before the first. */
  get status(): TreeStatus | undefined {
    return this.shown;
  }

  /** Shows a state of the tree, e.g. after reading, and what is counted on it. */
  async show(
    status: TreeStatus,
    place: { readonly selected?: EventRef | undefined; readonly topRow?: number },
  ): Promise<void> {
    this.latestChange++;
    this.showStatus(status);
    this.options.onOther();
    if ('selected' in place) {
      this.tree.setSelection(place.selected);
    }
    await this.tree.show(status, place.topRow === undefined ? {} : { topRow: place.topRow });
  }

  /** Shows the state that a request led to; of several under way only the last. */
  async change(
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
      const isOther = status.filter !== this.shown?.filter || status.events !== this.shown.events;
      this.showStatus(status);
      if (isOther) {
        this.options.onOther();
      }
      await this.tree.show(status, then === 'top' ? { active: 0, topRow: 0 } : {});
      this.options.onChange();
    } catch (error) {
      onError(error);
    }
  }

  /** Selects the row of a record, and expands what holds it. False where a later change came in between. */
  async reveal(ref: EventRef): Promise<boolean> {
    const turn = ++this.latestChange;
    const { status, row } = await this.options.rpc.call('reveal', ref);
    if (turn !== this.latestChange) {
      return false;
    }
    this.showStatus(status);
    await this.tree.show(status);
    if (row === undefined) {
      this.tree.setSelection(ref);
    } else {
      this.tree.select(ref, row);
    }
    return true;
  }

  /** Groups anew. The resources of WorkDocs are read for it the first time, which can be given up. */
  private async group(dimensions: readonly Dimension[]): Promise<void> {
    const { rpc, tasks, sayError } = this.options;
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
    await this.change(request, 'top', sayError);
  }

  private showStatus(status: TreeStatus): void {
    this.shown = status;
    this.toolbar.setStatus(status);
    this.columns.show(status.grouping);
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
    this.noMatch.replaceChildren(
      ...(isEmpty ? [createNoMatchView(status.filter, this.options.onClearFilter)] : []),
    );
    this.options.onStatus(status);
  }
}
