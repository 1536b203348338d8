import type { EventRef } from '../src/core/grouping/sourceLog';
import type {
  EventRow,
  GroupPlace,
  GroupRow,
  RowPlace,
  TreeRow,
  TreeStatus,
} from '../src/core/grouping/treeRow';
import { createElement } from './element';
import { createPressGuard } from './layout/pressGuard';
import type { RowSource } from './rowCache';
import { RowCache } from './rowCache';
import type { RowLook } from './rowElement';
import { createRowElement, setRowMarks } from './rowElement';
import type { MarkStore } from './session/markStore';
import { isSame } from './session/markStore';
import type { TreeAction } from './treeKeys';
import { getTreeAction } from './treeKeys';
import type { VisibleRows } from './visibleRows';
import { createVisibleRows } from './visibleRows';

/** Height of a row in pixels, as in VS Code's own lists; the style sheet has the same number. */
const ROW_HEIGHT = 22;

/** Rows built above and below the window, so that a wheel turn shows no gap. */
const OVERSCAN = 12;

/** How often the keyboard's row is looked for in a new state, as long as keys move it on in the old one. */
const MAX_TRIES = 5;

export interface TreeListEvents {
  readonly onExpand: (group: GroupPlace, isExpanded: boolean) => void;
  readonly onExpandSiblings: (group: GroupPlace) => void;
  readonly onOpen: (row: EventRow, preserveFocus: boolean) => void;
  readonly onFilter: () => void;
  /** The keyboard or the mouse came to a row. */
  readonly onActive: (row: TreeRow) => void;
  readonly onMark: (row: EventRow) => void;
  readonly onStar: (row: EventRow) => void;
  readonly onNote: (row: EventRow) => void;
  /** The selection or the scroll position changed. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}

/** Tells where in a state to come a group or an event is. */
export type RowFinder = (place: RowPlace) => Promise<number | undefined>;

/** Where the keyboard and the window go with another state; undefined parts stay at the numbers of their rows. */
export interface TreePlace {
  /** Number of the keyboard's row, which is scrolled into view. */
  readonly active?: number;
  readonly topRow?: number;
  /**
   * In place of both: tells where in the new state a group or an event is that the keyboard is at; undefined leads to the
   * top. Who is at the top stays there.
   */
  readonly find?: RowFinder;
  /** With `find`: the window goes with what stands at its top, and not with the keyboard. */
  readonly isWindowKept?: boolean;
  /** Groups have the numbers that they had: a click that has begun on a row is waited for. */
  readonly isSameGroups?: boolean;
}

/**
 * The tree: an ARIA tree of which only the rows in view exist. The active row has the keyboard; the selected one is the
 * event that the details show.
 */
export class TreeList {
  readonly element = createElement('div', 'tree');
  private readonly canvas = createElement('div', 'canvas');
  private readonly visible: VisibleRows;
  private readonly pressGuard = createPressGuard(this.element, '.row');
  private cache: RowCache<TreeRow>;
  private rows = 0;
  private active = 0;
  private selected: EventRef | undefined;
  private latestStatus = 0;
  private look: RowLook = { getLogName: undefined, showsIdentity: false };
  /** The active row has not come yet, and somebody waits for it. */
  private isActiveAwaited = false;

  constructor(
    private readonly source: RowSource<TreeRow>,
    private readonly marks: MarkStore,
    private readonly events: TreeListEvents,
  ) {
    this.cache = new RowCache(-1, source);
    this.element.setAttribute('role', 'tree');
    this.element.setAttribute('aria-label', 'Events');
    this.element.tabIndex = 0;
    this.canvas.setAttribute('role', 'presentation');
    this.element.append(this.canvas);
    this.visible = createVisibleRows({
      element: this.element,
      canvas: this.canvas,
      rowHeight: ROW_HEIGHT,
      overscan: OVERSCAN,
      onChange: () => {
        this.render();
        this.events.onChange();
      },
    });
    this.element.addEventListener('click', (event) => {
      this.click(event);
    });
    this.element.addEventListener('keydown', (event) => {
      this.press(event);
    });
  }

  /** Call once the element is in the document. */
  mount(): void {
    this.visible.mount();
  }

  get selection(): EventRef | undefined {
    return this.selected;
  }

  get topRow(): number {
    return this.visible.topRow;
  }

  /**
   * Shows a new state of the tree. The rows in view are fetched before the old ones go, so nothing flickers. Of several
   * calls only the last one shows; false for the others.
   */
  async show(status: TreeStatus, wanted: TreePlace = {}): Promise<boolean> {
    const turn = ++this.latestStatus;
    const cache = new RowCache(status.revision, this.source);
    let place = wanted;
    let top = 0;
    for (let sought = -1, tries = 0; sought !== this.active && tries < MAX_TRIES; tries++) {
      sought = this.active;
      place = await this.findPlace(wanted);
      top = Math.max(0, Math.min(place.topRow ?? this.topRow, status.rows - 1));
      await cache.load(top, top + this.visible.page + OVERSCAN);
      if (wanted.isSameGroups === true) {
        await this.pressGuard.untilReleased();
      }
      if (turn !== this.latestStatus) {
        return false;
      }
    }
    this.cache = cache;
    this.rows = status.rows;
    this.active = Math.max(0, Math.min(place.active ?? this.active, status.rows - 1));
    this.visible.clear();
    this.visible.setCount(this.rows);
    if (place.topRow !== undefined) {
      this.visible.scrollTo(top, 'start');
    }
    this.render();
    if (place.active !== undefined && wanted.isWindowKept !== true) {
      this.visible.scrollTo(this.active, 'nearest');
    }
    return true;
  }

  /** Selects an event and scrolls to it, without opening it. */
  select(ref: EventRef, row: number): void {
    this.selected = ref;
    this.active = row;
    this.visible.scrollTo(row, 'center');
    this.refreshMarks();
    this.events.onChange();
  }

  /** Forgets the selection and goes back to the first row. */
  reset(): void {
    this.active = 0;
    this.visible.scrollTo(0, 'start');
    this.refreshMarks();
  }

  /** What rows tell from now on; rows that stand are built anew with the next status. */
  setLook(look: RowLook): void {
    this.look = look;
  }

  setSelection(ref: EventRef | undefined): void {
    this.selected = ref;
    this.refreshMarks();
  }

  focus(): void {
    this.element.focus();
  }

  private findPlace(wanted: TreePlace): Promise<TreePlace> | TreePlace {
    const { find, isWindowKept = false } = wanted;
    return find === undefined ? wanted : isWindowKept ? this.findWindow(find) : this.findActive(find);
  }

  /** The places in a state to come of what the keyboard is at, and of what stands at the top of the window. */
  private async findWindow(find: RowFinder): Promise<TreePlace> {
    const findNumber = async (row: number): Promise<number> => {
      const data = row === 0 ? undefined : this.cache.get(row);
      return data === undefined ? row : ((await find(toRowPlace(data))) ?? row);
    };
    const { topRow: top } = this;
    const [active, topRow] = await Promise.all([findNumber(this.active), findNumber(top)]);
    // Scrolling to where it is would cut off a row that is half in view.
    return topRow === top ? { active } : { active, topRow };
  }

  /** The place in a state to come of what the keyboard is at; it keeps its height in the window where it is in view. */
  private async findActive(find: RowFinder): Promise<TreePlace> {
    const { active } = this;
    const height = active - this.topRow;
    const data = this.cache.get(active);
    if (active > 0 && data === undefined) {
      return { active };
    }
    const row = active === 0 || data === undefined ? undefined : await find(toRowPlace(data));
    if (row === undefined) {
      return { active: 0, topRow: 0 };
    }
    return height < 0 || height > this.visible.page
      ? { active: row }
      : { active: row, topRow: Math.max(0, row - height) };
  }

  private render(): void {
    const range = this.visible.build((row) => {
      const data = this.cache.get(row);
      return data === undefined ? undefined : this.createRow(row, data);
    });
    if (range === undefined) {
      return;
    }
    this.refreshActive();
    this.cache.load(range.first, range.last).then((isNew) => {
      if (isNew) {
        this.render();
        if (this.isActiveAwaited) {
          this.tellActive();
        }
      }
    }, this.events.onError);
  }

  private createRow(row: number, data: TreeRow): HTMLElement {
    const element = createRowElement(data, this.look);
    element.id = `row-${String(row)}`;
    element.dataset['row'] = String(row);
    this.markRow(row, element);
    return element;
  }

  /** Shows the active and the selected row, stars, notes and marks as they are now. */
  refreshMarks(): void {
    for (const [row, element] of this.visible.elements) {
      this.markRow(row, element);
    }
    this.refreshActive();
  }

  /** For new rows: those that stay in view while it moves keep their marks. */
  private markRow(row: number, element: HTMLElement): void {
    const data = this.cache.get(row);
    const isSelected = data?.kind === 'event' && isSame(data, this.selected);
    if (data?.kind === 'event') {
      setRowMarks(element, data, this.look, {
        isStarred: this.marks.isStarred(data.key),
        hasNote: this.marks.getNote(data.key) !== '',
        isCompared: this.marks.isCompared(data),
      });
    }
    element.classList.toggle('is-active', row === this.active);
    element.classList.toggle('is-selected', isSelected);
    element.setAttribute('aria-selected', String(isSelected));
  }

  private refreshActive(): void {
    if (this.visible.elements.has(this.active)) {
      this.element.setAttribute('aria-activedescendant', `row-${String(this.active)}`);
    } else {
      this.element.removeAttribute('aria-activedescendant');
    }
  }

  private click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('.row') : null;
    const row = Number(target?.dataset['row'] ?? NaN);
    const data = this.cache.get(row);
    if (data === undefined) {
      return;
    }
    this.active = row;
    const isMark = event.target instanceof Element && event.target.closest('.mark-box') !== null;
    if (data.kind === 'event' && (event.ctrlKey || event.metaKey || isMark)) {
      this.refreshMarks();
      this.events.onMark(data);
    } else if (data.kind === 'event') {
      this.open(data, event.detail < 2);
    } else {
      this.tellActive();
      this.events.onExpand(toGroupPlace(data), !data.isExpanded);
    }
  }

  /** Tells where the keyboard is, as soon as the row has come. An event becomes the selected one. */
  private tellActive(): void {
    const data = this.cache.get(this.active);
    this.isActiveAwaited = data === undefined;
    if (data?.kind === 'event') {
      this.selected = { source: data.source, record: data.record };
      this.events.onChange();
    }
    this.refreshMarks();
    if (data !== undefined) {
      this.events.onActive(data);
    }
  }

  private press(event: KeyboardEvent): void {
    const action = getTreeAction(event, {
      active: this.active,
      rows: this.rows,
      page: this.visible.page,
      row: this.cache.get(this.active),
    });
    if (action !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.act(action);
    }
  }

  private act(action: TreeAction): void {
    switch (action.kind) {
      case 'move':
        this.active = action.row;
        this.visible.scrollTo(this.active, 'nearest');
        this.tellActive();
        break;
      case 'expand':
        this.events.onExpand(toGroupPlace(action.group), action.isExpanded);
        break;
      case 'expandSiblings':
        this.events.onExpandSiblings(toGroupPlace(action.group));
        break;
      case 'open': {
        const data = this.cache.get(action.row);
        if (data?.kind === 'event') {
          this.open(data, action.preserveFocus);
        }
        break;
      }
      case 'filter':
        this.events.onFilter();
        break;
      case 'mark':
      case 'star':
      case 'note': {
        const data = this.cache.get(this.active);
        if (data?.kind === 'event') {
          const act = { mark: this.events.onMark, star: this.events.onStar, note: this.events.onNote };
          act[action.kind](data);
        }
        break;
      }
    }
  }

  private open(row: EventRow, preserveFocus: boolean): void {
    this.setSelection({ source: row.source, record: row.record });
    this.events.onOpen(row, preserveFocus);
    this.events.onChange();
  }
}

function toRowPlace(row: TreeRow): RowPlace {
  return row.kind === 'event' ? { source: row.source, record: row.record } : toGroupPlace(row);
}

function toGroupPlace({ holds, level }: GroupRow): GroupPlace {
  return { ...holds, level };
}
