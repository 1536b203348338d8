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
import { toNumberText } from './texts';
import type { Toolbar } from './toolbar';
import { createToolbar } from './toolbar';
import type { RowFinder, TreePlace } from './treeList';
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

interface ChangeOptions {
  readonly isLong?: boolean;
  readonly onError?: (error: unknown) => void;
}

/**
 * Where the keyboard is after a change: at the row with the same number, at what it was at or else at the innermost group
 * around that, only at what it was at and else at the top, at the top. Where several changes come at once the later word
 * holds for all of them.
 */
const TURNS = ['stay', 'around', 'same', 'top'] as const;
export type TreeTurn = (typeof TURNS)[number];

/** The pane in the middle: the tree with its controls, and the requests that change it. */
export class TreePane {
  readonly tree: TreeList;
  readonly toolbar: Toolbar;
  private readonly progress = createLateProgress('Updating the tree');
  private readonly columns = createColumnTitles();
  private readonly noMatch = createElement('div', 'no-match');
  private latestChange = 0;
  private latestShow = 0;
  /** Numbers of the requests that change the tree and have no answer yet. */
  private readonly waiting = new Set<number>();
  /** By their numbers, requests whose state is not shown yet. */
  private readonly unshown = new Map<number, TreeTurn>();
  private shown: TreeStatus | undefined;

  constructor(private readonly options: TreePaneOptions) {
    const { rpc, rows } = options;
    this.toolbar = createToolbar({
      onGrouping: (dimensions) => {
        void this.group(dimensions);
      },
      onOrder: (order) => {
        void this.change(rpc.call('setOrder', { order }), 'around');
      },
      onExpandAll: (isExpanded) => {
        void this.change(rpc.call('setAllExpanded', { isExpanded }), 'around');
      },
      onCompare: options.onCompare,
    });
    this.tree = new TreeList((from, count) => rpc.call('getRows', { from, count }), options.marks, {
      onExpand: (place, isExpanded) => {
        void this.change(rpc.call('setExpanded', { place, isExpanded }), 'stay');
      },
      onExpandSiblings: (place) => {
        void this.change(rpc.call('expandSiblings', place), 'around');
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
    const turn = ++this.latestShow;
    // It may have been on its way while a person went on: what was changed meanwhile is in the engine's state of now.
    const isOld = this.waiting.size > 0 || status.revision < (this.shown?.revision ?? 0);
    const latest = isOld ? await this.options.rpc.call('getStatus', null) : status;
    if (turn !== this.latestShow) {
      return;
    }
    this.showStatus(latest);
    this.options.onOther();
    if ('selected' in place) {
      this.tree.setSelection(place.selected);
    }
    this.unshown.clear();
    // Logs that have been read since may stand before what is in view.
    await this.tree.show(
      latest,
      place.topRow === undefined
        ? { find: this.createFinder(false), isWindowKept: true }
        : { topRow: place.topRow },
    );
  }

  /** Asks for the order and the grouping of another state, where the tree has others. */
  async setUp({ order, grouping }: TreeStatus): Promise<void> {
    if (JSON.stringify(grouping) !== JSON.stringify(this.shown?.grouping)) {
      await this.group(grouping);
    }
    if (order !== this.shown?.order) {
      await this.change(this.options.rpc.call('setOrder', { order }), 'around');
    }
  }

  /**
   * Shows the state that a request led to; of several under way only the last. One that `isLong` is shown when its answer
   * comes, and others are shown meanwhile.
   */
  async change(
    request: Promise<TreeStatus>,
    then: TreeTurn,
    { isLong = false, onError = this.options.onError }: ChangeOptions = {},
  ): Promise<void> {
    const turn = ++this.latestChange;
    if (!isLong) {
      this.waiting.add(turn);
    }
    try {
      const status = await this.progress.watch(request).finally(() => this.waiting.delete(turn));
      this.unshown.set(turn, then);
      if (this.isOvertaken(turn)) {
        return;
      }
      const isOther = status.filter !== this.shown?.filter || status.events !== this.shown.events;
      this.showStatus(status);
      if (isOther) {
        this.options.onOther();
      }
      if (await this.tree.show(status, this.getPlace(turn))) {
        this.forget(turn);
      }
      this.options.onChange();
    } catch (error) {
      onError(error);
    }
  }

  /** Selects the row of a record, and expands what holds it. False where a later change came in between. */
  async reveal(ref: EventRef): Promise<boolean> {
    const turn = ++this.latestChange;
    this.waiting.add(turn);
    const { status, row } = await this.options.rpc
      .call('reveal', ref)
      .finally(() => this.waiting.delete(turn));
    if (this.isOvertaken(turn)) {
      return false;
    }
    this.showStatus(status);
    await this.tree.show(status);
    this.forget(turn);
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
                  `Reading WorkDocs events: ${toNumberText(done)} of ${toNumberText(total)}`,
                  total === 0 ? 0 : done / total,
                );
              },
            },
          ),
        )
      : rpc.call('setGrouping', { dimensions });
    await this.change(request, 'top', { isLong, onError: sayError });
  }

  /** Whether a later request is to be answered still; its answer shows both. */
  private isOvertaken(turn: number): boolean {
    return [...this.waiting].some((other) => other > turn);
  }

  /** Where the keyboard goes with the state of a request, and of those before it that were not shown. */
  private getPlace(turn: number): TreePlace {
    const turns = [...this.unshown].flatMap(([other, then]) => (other <= turn ? [then] : []));
    const then = TURNS.findLast((candidate) => turns.includes(candidate));
    switch (then) {
      case 'top':
        return { active: 0, topRow: 0 };
      case 'same':
      case 'around':
        return { isSameGroups: true, find: this.createFinder(then === 'same') };
      default:
        return { isSameGroups: true };
    }
  }

  /** Finds what the keyboard is at, or else the innermost group around it unless `isExact`. */
  private createFinder(isExact: boolean): RowFinder {
    return async (place) => {
      const { row, isSame } = await this.options.rpc.call('findRow', place);
      return isExact && !isSame ? undefined : row;
    };
  }

  private forget(turn: number): void {
    for (const other of this.unshown.keys()) {
      if (other <= turn) {
        this.unshown.delete(other);
      }
    }
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
