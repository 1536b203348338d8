import type { EventRef } from '../src/core/grouping/sourceLog';
import type { EventRow, TreeRow, TreeStatus } from '../src/core/grouping/treeRow';
import { createElement } from './element';
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

export interface TreeListEvents {
  readonly onExpand: (group: number, isExpanded: boolean) => void;
  readonly onExpandSiblings: (group: number) => void;
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

/**
 * The tree: an ARIA tree of which only the rows in view exist. The active row has the keyboard; the selected one is the
 * event that the details show.
 */
export class TreeList {
  readonly element = createElement('div', 'tree');
  private readonly canvas = createElement('div', 'canvas');
  private readonly visible: VisibleRows;
  private readonly elements = new Map<number, HTMLElement>();
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
    return Math.floor(this.element.scrollTop / ROW_HEIGHT);
  }

  /**
   * Shows a new state of the tree. The rows in view are fetched before the old ones go, so nothing flickers. Of several
   * calls only the last one shows. `active` moves the keyboard's row, `topRow` scrolls.
   */
  async show(
    status: TreeStatus,
    place: { readonly active?: number; readonly topRow?: number } = {},
  ): Promise<void> {
    const turn = ++this.latestStatus;
    const cache = new RowCache(status.revision, this.source);
    const top = Math.max(0, Math.min(place.topRow ?? this.topRow, status.rows - 1));
    await cache.load(top, top + this.page + OVERSCAN);
    if (turn !== this.latestStatus) {
      return;
    }
    this.cache = cache;
    this.rows = status.rows;
    this.active = Math.max(0, Math.min(place.active ?? this.active, status.rows - 1));
    this.clearElements();
    this.visible.setCount(this.rows);
    this.visible.update();
    this.canvas.style.height = `${String(this.rows * ROW_HEIGHT)}px`;
    if (place.topRow !== undefined) {
      this.element.scrollTop = top * ROW_HEIGHT;
    }
    this.render();
    if (place.active !== undefined) {
      this.scrollToActive();
    }
  }

  /** Selects an event and scrolls to it, without opening it. */
  select(ref: EventRef, row: number): void {
    this.selected = ref;
    this.active = row;
    this.scrollToActive('center');
    this.refreshMarks();
    this.events.onChange();
  }

  /** Forgets the selection and goes back to the first row. */
  reset(): void {
    this.active = 0;
    this.element.scrollTop = 0;
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

  private get page(): number {
    return Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 1);
  }

  private render(): void {
    const visible = this.visible.get();
    if (visible === undefined) {
      this.clearElements();
      return;
    }
    const { first, last } = visible;
    for (const [row, element] of this.elements) {
      if (row < first || row > last) {
        element.remove();
        this.elements.delete(row);
      }
    }
    for (let row = first; row <= last; row++) {
      const data = this.cache.get(row);
      if (data !== undefined && !this.elements.has(row)) {
        this.markRow(row, this.add(row, data));
      }
    }
    this.refreshActive();
    this.cache.load(first, last).then((isNew) => {
      if (isNew) {
        this.render();
        if (this.isActiveAwaited) {
          this.tellActive();
        }
      }
    }, this.events.onError);
  }

  private add(row: number, data: TreeRow): HTMLElement {
    const element = createRowElement(data, this.look);
    element.id = `row-${String(row)}`;
    element.dataset['row'] = String(row);
    element.style.transform = `translateY(${String(row * ROW_HEIGHT)}px)`;
    this.elements.set(row, element);
    // In the order of the rows: screen readers read the document, not the transforms.
    const next = this.elements.get(row + 1) ?? null;
    this.canvas.insertBefore(element, next);
    return element;
  }

  /** Shows the active and the selected row, stars, notes and marks as they are now. */
  refreshMarks(): void {
    for (const [row, element] of this.elements) {
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
    if (this.elements.has(this.active)) {
      this.element.setAttribute('aria-activedescendant', `row-${String(this.active)}`);
    } else {
      this.element.removeAttribute('aria-activedescendant');
    }
  }

  private clearElements(): void {
    this.canvas.replaceChildren();
    this.elements.clear();
  }

  private scrollToActive(align: 'auto' | 'center' = 'auto'): void {
    const top = this.active * ROW_HEIGHT;
    const { scrollTop, clientHeight } = this.element;
    if (top >= scrollTop && top + ROW_HEIGHT <= scrollTop + clientHeight) {
      return;
    }
    if (align === 'center') {
      this.element.scrollTop = top - Math.floor(clientHeight / 2);
    } else {
      this.element.scrollTop = top < scrollTop ? top : top + ROW_HEIGHT - clientHeight;
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
      this.events.onExpand(data.group, !data.isExpanded);
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
      page: this.page,
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
        this.scrollToActive();
        this.tellActive();
        break;
      case 'expand':
        this.events.onExpand(action.group, action.isExpanded);
        break;
      case 'expandSiblings':
        this.events.onExpandSiblings(action.group);
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
