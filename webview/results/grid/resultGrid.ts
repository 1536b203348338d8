import type { CellValue, ResultColumn, SortOrder } from '../../../src/protocol/query';
import { createElement } from '../../element';
import { RowCache } from '../../rowCache';
import type { VisibleRows } from '../../visibleRows';
import { createVisibleRows } from '../../visibleRows';
import { ColumnWidths } from './columnWidths';
import type { GridHeader } from './gridHeader';
import { createGridHeader } from './gridHeader';
import type { GridAction } from './gridKeys';
import { getGridAction } from './gridKeys';
import { getPlaceAt, startPulling } from './gridPointer';
import { createGridRow, setRowSelection, toCellId } from './gridRow';
import type { Area, GridSelection, Place } from './gridSelection';
import { selectPlace, toArea } from './gridSelection';

/** Heights in pixels; the style sheet has the same numbers. */
const ROW_HEIGHT = 22;
const HEAD_HEIGHT = 26;

/** Rows built above and below the window, so that a wheel turn shows no gap. */
const OVERSCAN = 8;

/** A step of the keyboard at a column's width, in pixels. */
const WIDTH_STEP = 16;

type Row = readonly CellValue[];

export interface ResultGridOptions {
  readonly columns: readonly ResultColumn[];
  readonly rows: number;
  /** Names the table. */
  readonly label: string;
  readonly widths: Readonly<Record<string, number>>;
  readonly sort: SortOrder | undefined;
  readonly topRow: number;
  readonly getRows: (offset: number, limit: number, sort: SortOrder | undefined) => Promise<readonly Row[]>;
}

export interface ResultGridEvents {
  /** The keyboard or the mouse came to a cell, or the row of the active cell came; undefined while it has not. */
  readonly onActive: (place: Place, value: CellValue | undefined) => void;
  readonly onOpen: (row: number, where: 'explorer' | 'text') => void;
  readonly onShowValue: () => void;
  readonly onWidth: (column: number, width: number) => void;
  /** The order or the scroll position changed. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}

/** The table: an ARIA grid with one tab stop, of which only the rows in view exist. */
export class ResultGrid {
  readonly element = createElement('div', 'grid');
  private readonly canvas = createElement('div', 'grid-canvas');
  private readonly header: GridHeader;
  private readonly widths: ColumnWidths;
  private readonly visible: VisibleRows;
  private readonly columns: readonly ResultColumn[];
  private readonly rows: number;
  private cache: RowCache<Row>;
  /** Of the rows that are shown. */
  private order: SortOrder | undefined;
  /** Chosen last: its rows may still be on their way. */
  private chosenOrder: SortOrder | undefined;
  private turn = 0;
  private selection: GridSelection = selectPlace({ row: 0, column: 0 });
  private isActiveAwaited = true;

  constructor(
    private readonly options: ResultGridOptions,
    private readonly events: ResultGridEvents,
  ) {
    this.columns = options.columns;
    this.rows = options.rows;
    this.order = (options.sort?.column ?? 0) < this.columns.length ? options.sort : undefined;
    this.widths = new ColumnWidths(this.columns, options.widths, () => {
      const { fontSize, fontFamily } = getComputedStyle(this.element);
      return `${fontSize} ${fontFamily}`;
    });
    this.chosenOrder = this.order;
    this.cache = this.createCache();
    this.header = createGridHeader(this.columns, {
      onSort: (column) => {
        this.sortBy(column);
      },
      onSelectAll: () => {
        this.selectAll();
      },
      onResize: (column, width, isDone) => {
        this.resize(column, width, isDone);
      },
      onFit: (column) => {
        this.fit(column);
      },
      getWidth: (column) => this.widths.get(column),
    });
    this.element.setAttribute('role', 'grid');
    this.element.setAttribute('aria-label', options.label);
    this.element.setAttribute('aria-multiselectable', 'true');
    this.element.setAttribute('aria-rowcount', String(options.rows + 1));
    this.element.setAttribute('aria-colcount', String(this.columns.length + 1));
    this.element.tabIndex = 0;
    this.canvas.setAttribute('role', 'rowgroup');
    this.element.style.setProperty('--number-width', `${String(String(this.rows).length * 9 + 22)}px`);
    this.element.append(this.header.element, this.canvas);
    this.header.setSort(this.order);
    this.visible = createVisibleRows({
      element: this.element,
      canvas: this.canvas,
      rowHeight: ROW_HEIGHT,
      headHeight: HEAD_HEIGHT,
      overscan: OVERSCAN,
      onChange: () => {
        this.render();
        this.events.onChange();
      },
    });
    this.visible.setCount(this.rows);
    this.listen();
  }

  /** Call once the element is in the document; resolves when the first rows stand. */
  async mount(): Promise<void> {
    const top = Math.max(0, Math.min(this.options.topRow, this.rows - 1));
    await this.cache.load(top, top + this.visible.page);
    this.widths.begin(this.getCached(top, top + this.visible.page));
    this.applyWidths();
    this.selection = selectPlace({ row: top, column: 0 });
    this.visible.mount();
    this.visible.scrollTo(top, 'start');
    this.render();
  }

  get topRow(): number {
    return this.visible.topRow;
  }

  get sort(): SortOrder | undefined {
    return this.order;
  }

  get area(): Area {
    return toArea(this.selection, { rows: this.rows, columns: this.columns.length });
  }

  get active(): Place {
    return this.selection.active;
  }

  /** The value of the active cell; undefined on a title and while the row has not come. */
  get activeValue(): CellValue | undefined {
    const { row, column } = this.selection.active;
    return this.cache.get(row)?.[column];
  }

  focus(): void {
    this.element.focus();
  }

  private createCache(): RowCache<Row> {
    const { chosenOrder: order, turn } = this;
    return new RowCache(turn, async (from, count) => ({
      revision: turn,
      rows: await this.options.getRows(from, count, order),
    }));
  }

  private getCached(from: number, to: number): readonly Row[] {
    const rows: Row[] = [];
    for (let row = from; row <= to; row++) {
      const data = this.cache.get(row);
      if (data !== undefined) {
        rows.push(data);
      }
    }
    return rows;
  }

  private render(): void {
    const range = this.visible.build((row) => {
      const data = this.cache.get(row);
      return data === undefined ? undefined : createGridRow(row, data, this.columns);
    });
    this.refreshSelection();
    if (range !== undefined) {
      this.load(range.first, range.last);
    }
  }

  private load(first: number, last: number): void {
    const { cache } = this;
    cache.load(first, last).then((isNew) => {
      if (isNew && cache === this.cache) {
        this.render();
      }
    }, this.events.onError);
  }

  private refreshSelection(): void {
    const { active } = this.selection;
    const { area } = this;
    for (const [row, element] of this.visible.elements) {
      setRowSelection(element, row, area, active);
    }
    this.header.setActive(active.row < 0 ? active.column : undefined);
    if (active.row < 0 || this.visible.elements.has(active.row)) {
      this.element.setAttribute('aria-activedescendant', toCellId(active));
    } else {
      this.element.removeAttribute('aria-activedescendant');
    }
    if (this.isActiveAwaited && this.activeValue !== undefined) {
      this.tellActive();
    }
  }

  private tellActive(): void {
    const value = this.activeValue;
    this.isActiveAwaited = value === undefined && this.active.row >= 0;
    this.events.onActive(this.active, value);
  }

  private select(selection: GridSelection, scrolls = true): void {
    this.selection = selection;
    if (scrolls) {
      this.scrollToActive();
    }
    this.isActiveAwaited = false;
    this.refreshSelection();
    // A row that is not in view yet is told of again when it comes.
    this.tellActive();
  }

  private selectAll(): void {
    this.select({ ...this.selection, extent: 'all' }, false);
  }

  private scrollToActive(): void {
    const { row, column } = this.selection.active;
    const { scrollLeft, clientWidth } = this.element;
    if (row >= 0) {
      this.visible.scrollTo(row, 'nearest');
    }
    const left = this.widths.getLeft(column);
    const number = this.header.element.querySelector('.grid-corner')?.clientWidth ?? 0;
    const right = left + this.widths.get(column) + number;
    if (left < scrollLeft) {
      this.element.scrollLeft = left;
    } else if (right > scrollLeft + clientWidth) {
      this.element.scrollLeft = Math.min(left, right - clientWidth);
    }
  }

  /** Upwards, downwards, then as the query has it. */
  private sortBy(column: number): void {
    const before = this.chosenOrder;
    const isSame = before?.column === column;
    this.chosenOrder = isSame && before.descending ? undefined : { column, descending: isSame };
    this.turn++;
    const cache = this.createCache();
    this.header.setSort(this.chosenOrder);
    this.element.setAttribute('aria-busy', 'true');
    const { turn } = this;
    cache.load(0, this.visible.page + OVERSCAN).then(
      () => {
        if (turn === this.turn) {
          this.showOrder(cache, column);
        }
      },
      (error: unknown) => {
        if (turn === this.turn) {
          this.element.removeAttribute('aria-busy');
          this.chosenOrder = this.order;
          this.header.setSort(this.order);
          this.events.onError(error);
        }
      },
    );
  }

  /** The rows in view were fetched before the old ones go, so nothing flickers. */
  private showOrder(cache: RowCache<Row>, column: number): void {
    this.element.removeAttribute('aria-busy');
    this.cache = cache;
    this.order = this.chosenOrder;
    this.visible.clear();
    this.visible.scrollTo(0, 'start');
    this.render();
    this.select(selectPlace({ row: this.active.row < 0 ? -1 : 0, column }), false);
    this.events.onChange();
  }

  private resize(column: number, width: number, isDone: boolean): void {
    this.widths.set(column, width);
    this.applyWidths();
    if (isDone) {
      this.events.onWidth(column, this.widths.get(column));
    }
  }

  private fit(column: number): void {
    this.widths.fit(column, this.getCached(this.topRow, this.topRow + this.visible.page));
    this.resize(column, this.widths.get(column), true);
  }

  private applyWidths(): void {
    this.element.style.setProperty('--columns', this.widths.template);
  }

  private listen(): void {
    this.element.addEventListener('keydown', (event) => {
      const action = getGridAction(event, {
        active: this.active,
        rows: this.rows,
        columns: this.columns.length,
        page: this.visible.page,
      });
      if (action !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        this.act(action);
      }
    });
    this.canvas.addEventListener('pointerdown', (event) => {
      startPulling(event, this.selection, (selection, scrolls) => {
        this.select(selection, scrolls);
      });
    });
    this.canvas.addEventListener('dblclick', (event) => {
      const place = getPlaceAt(event);
      if (place !== undefined) {
        this.events.onOpen(place.row, event.altKey ? 'text' : 'explorer');
      }
    });
  }

  private act(action: GridAction): void {
    const { active, anchor } = this.selection;
    switch (action.kind) {
      case 'move': {
        const { to, isExtending } = action;
        const extent = this.selection.extent === 'rows' ? 'rows' : 'cells';
        this.select(isExtending ? { anchor, active: to, extent } : selectPlace(to));
        break;
      }
      case 'selectAll':
        this.selectAll();
        break;
      case 'selectRow':
        this.select({ anchor, active, extent: 'rows' });
        break;
      case 'collapse':
        this.select(selectPlace(active));
        break;
      case 'showValue':
        this.events.onShowValue();
        break;
      case 'open':
        if (active.row >= 0) {
          this.events.onOpen(active.row, action.where);
        }
        break;
      case 'sort':
        this.sortBy(active.column);
        break;
      case 'resize':
        this.resize(active.column, this.widths.get(active.column) + action.steps * WIDTH_STEP, true);
        break;
      case 'fit':
        this.fit(active.column);
        break;
    }
  }
}
