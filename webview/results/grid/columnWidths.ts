import type { CellValue, ResultColumn } from '../../../src/protocol/query';
import { toCellContent } from './cellContent';

export const MIN_WIDTH = 40;
const MAX_WIDTH = 2000;

/** Widest that a column begins with; whoever needs more pulls or fits it. */
const MAX_FIRST_WIDTH = 340;

/** Room of a cell beside its text, and of a title beside its name for the sign of the order. */
const CELL_ROOM = 18;
const TITLE_ROOM = 34;

type Rows = readonly (readonly CellValue[])[];

/** The widths of a table's columns in pixels. */
export class ColumnWidths {
  private readonly widths: number[];
  /** Made late: measuring needs the page's font. */
  private context: CanvasRenderingContext2D | null | undefined;

  constructor(
    private readonly columns: readonly ResultColumn[],
    private readonly kept: Readonly<Record<string, number>>,
    private readonly font: () => string,
  ) {
    this.widths = columns.map(() => 120);
  }

  get(column: number): number {
    return this.widths[column] ?? MIN_WIDTH;
  }

  /** For the style's grid-template-columns. */
  get template(): string {
    return this.widths.map((width) => `${String(width)}px`).join(' ');
  }

  /** Pixels between the left edge of the first column and that of this one. */
  getLeft(column: number): number {
    return this.widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  }

  set(column: number, width: number): void {
    if (column >= 0 && column < this.widths.length) {
      this.widths[column] = Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));
    }
  }

  /** Takes the widths that were kept, and of the other columns as much as the rows need. */
  begin(rows: Rows): void {
    this.columns.forEach(({ name }, i) => {
      const kept = Object.hasOwn(this.kept, name) ? this.kept[name] : undefined;
      this.set(i, kept ?? Math.min(MAX_FIRST_WIDTH, this.measure(i, rows)));
    });
  }

  /** Makes a column as wide as what these rows have in it. */
  fit(column: number, rows: Rows): void {
    this.set(column, this.measure(column, rows));
  }

  private measure(column: number, rows: Rows): number {
    const data = this.columns[column];
    if (data === undefined) {
      return MIN_WIDTH;
    }
    const title = this.measureText(`${data.name}${data.kind === 'time' ? ' UTC' : ''}`) + TITLE_ROOM;
    let most = 0;
    for (const row of rows) {
      const { text, mark } = toCellContent(row[column] ?? null, data);
      most = Math.max(most, this.measureText(mark ?? text));
    }
    return Math.ceil(Math.max(title, most + CELL_ROOM));
  }

  private measureText(text: string): number {
    if (this.context === undefined) {
      this.context = document.createElement('canvas').getContext('2d');
      if (this.context !== null) {
        this.context.font = this.font();
      }
    }
    return this.context?.measureText(text).width ?? text.length * 7;
  }
}
