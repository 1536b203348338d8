import type { AskedQuery } from '../../src/core/query/askedQuery';
import type { EmptyAnswer } from '../../src/core/query/presets/explainEmpty';
import { toByteSize } from '../../src/core/text/toByteSize';
import type { CellValue, QueryResult, SortOrder } from '../../src/protocol/query';
import type { ResultsHostMethods } from '../../src/protocol/results';
import type { Rpc } from '../../src/protocol/rpc';
import { createElement } from '../element';
import type { Announcer } from '../layout/announcer';
import { createLateProgress } from '../layout/lateProgress';
import { createPanelError, toErrorText } from '../layout/panelMessage';
import { createSplitter } from '../layout/splitter';
import { openMenu } from '../menu/openMenu';
import { toCountText } from '../texts';
import { createChartPanel } from './chart/chartPanel';
import { chooseChart, MAX_POINTS, mayHaveChart } from './chart/chooseChart';
import type { CopyForm } from './copyCells';
import { copyCells } from './copyCells';
import { ResultGrid } from './grid/resultGrid';
import type { ResultsHead } from './resultsHead';
import { createResultsHead } from './resultsHead';
import type { ResultsLayout } from './resultsLayout';
import { createEmptyView } from './resultsMessages';
import type { ValuePane } from './valuePane';
import { createValuePane } from './valuePane';

export interface ResultViewOptions {
  readonly rpc: Rpc<ResultsHostMethods>;
  readonly announcer: Announcer;
  readonly layout: ResultsLayout;
  readonly query: AskedQuery;
  readonly result: QueryResult;
  /** What it means that there is no row; undefined for a person's own SQL. */
  readonly empty: EmptyAnswer | undefined;
  readonly onOpenSql: () => void;
  readonly onRunAgain: () => void;
  readonly onChangeValues: () => void;
  /** The layout changed and is to be saved. */
  readonly onChange: () => void;
}

type SaveFormat = ResultsHostMethods['save']['params']['format'];

const FORMATS: readonly { readonly format: SaveFormat; readonly label: string; readonly detail: string }[] = [
  { format: 'csv', label: 'CSV', detail: 'safe to open in a spreadsheet' },
  { format: 'jsonl', label: 'JSON Lines', detail: 'one row a line' },
  { format: 'parquet', label: 'Parquet', detail: 'with its types' },
];

const COPIES: readonly { readonly form: CopyForm; readonly label: string; readonly detail?: string }[] = [
  { form: 'text', label: 'Copy', detail: 'Ctrl+C' },
  { form: 'textWithTitles', label: 'Copy with Column Names' },
  { form: 'json', label: 'Copy as JSON' },
];

/** A finished query: its line of facts, its chart, its table and the value of the active cell. */
export class ResultView {
  readonly head: HTMLElement;
  readonly body = createElement('div', 'result');
  private readonly bar: ResultsHead;
  private readonly late = createLateProgress('Asking for rows');
  private readonly chart = createChartPanel();
  private readonly pane: ValuePane;
  private readonly line: HTMLElement;
  private grid: ResultGrid | undefined;
  private hasChart = false;

  constructor(private readonly options: ResultViewOptions) {
    const { result, query, layout, onOpenSql, onRunAgain } = options;
    this.bar = createResultsHead(query, result, {
      onChart: () => {
        layout.isChartOpen = !layout.isChartOpen;
        this.update();
        options.onChange();
      },
      onValue: () => {
        this.toggleValue();
      },
      onCopy: (anchor) => {
        this.askForCopy(anchor);
      },
      onExport: (anchor) => {
        this.askForFormat(anchor);
      },
      onOpen: (where) => {
        this.open(this.grid?.active.row ?? -1, where);
      },
      onOpenSql,
      onRunAgain,
    });
    this.head = this.bar.element;
    this.pane = createValuePane({
      onCopy: (text) => {
        void this.act(async () => {
          await options.rpc.call('copy', { text });
          return 'Copied the value';
        });
      },
      onClose: () => {
        this.toggleValue();
      },
    });
    this.line = createSplitter({
      label: 'Height of the value',
      orientation: 'horizontal',
      min: 80,
      max: () => this.body.clientHeight - 120,
      getSize: () => layout.valueHeight,
      setSize: (size) => {
        layout.valueHeight = size;
        this.update();
        options.onChange();
      },
      direction: -1,
    });
  }

  /** Call once head and body are in the document. */
  async mount(): Promise<void> {
    const { result } = this.options;
    if (result.statistics.rows === 0 || result.columns.length === 0) {
      this.body.replaceChildren(createEmptyView(this.options, this.options));
      return;
    }
    const grid = this.createGrid();
    this.grid = grid;
    this.body.replaceChildren(
      this.late.element,
      this.chart.element,
      grid.element,
      this.line,
      this.pane.element,
    );
    this.update();
    void this.showChart();
    try {
      await grid.mount();
      // Whoever types in an editor beside the page keeps the focus.
      if (document.hasFocus()) {
        grid.focus();
      }
    } catch (error) {
      this.showError(error);
    }
  }

  /** Copies what is selected, as the clipboard's own key does. False where the table has not the focus. */
  copySelection(): boolean {
    if (this.grid?.element.contains(document.activeElement) !== true) {
      return false;
    }
    this.copy('text');
    return true;
  }

  focus(): void {
    this.grid?.focus();
  }

  private createGrid(): ResultGrid {
    const { result, layout, query, onChange } = this.options;
    const { columns, statistics } = result;
    const place = layout.place?.result === result.result ? layout.place : undefined;
    const grid = new ResultGrid(
      {
        columns,
        rows: statistics.rows,
        label: `Result of ${query.title}`,
        widths: layout.widths,
        sort: place?.sort,
        topRow: place?.topRow ?? 0,
        getRows: (offset, limit, sort) => this.getRows(offset, limit, sort),
      },
      {
        onActive: ({ row, column }, value) => {
          this.pane.show(row, columns[column], value);
        },
        onOpen: (row, where) => {
          this.open(row, where);
        },
        onShowValue: () => {
          this.toggleValue();
        },
        onWidth: (column, width) => {
          const name = columns[column]?.name ?? '';
          layout.widths = Object.fromEntries([
            ...Object.entries(layout.widths).filter(([other]) => other !== name),
            [name, width],
          ]);
          onChange();
        },
        onChange: () => {
          const { sort, topRow } = grid;
          layout.place = { result: result.result, topRow, ...(sort === undefined ? {} : { sort }) };
          onChange();
        },
        onError: (error) => {
          this.showError(error);
        },
      },
    );
    return grid;
  }

  private getRows(
    offset: number,
    limit: number,
    sort: SortOrder | undefined,
  ): Promise<readonly (readonly CellValue[])[]> {
    return this.late.watch(
      this.options.rpc.call('rows', { offset, limit, ...(sort === undefined ? {} : { sort }) }),
    );
  }

  private async showChart(): Promise<void> {
    const { result } = this.options;
    if (!mayHaveChart(result)) {
      return;
    }
    try {
      const chart = chooseChart(result.columns, await this.getRows(0, MAX_POINTS, undefined));
      this.hasChart = chart !== undefined;
      this.chart.show(chart);
      this.update();
    } catch {
      // The table asks for the same rows and says what is wrong.
    }
  }

  /** Shows the layout as it is now. */
  private update(): void {
    const { layout } = this.options;
    this.bar.setChart(layout.isChartOpen, this.hasChart);
    this.bar.setValue(layout.isValueOpen);
    this.chart.element.hidden = !this.hasChart || !layout.isChartOpen;
    this.line.hidden = !layout.isValueOpen;
    this.pane.element.hidden = !layout.isValueOpen;
    this.body.style.setProperty('--value-height', `${String(layout.valueHeight)}px`);
  }

  private toggleValue(): void {
    const { layout, onChange } = this.options;
    layout.isValueOpen = !layout.isValueOpen;
    this.update();
    onChange();
    if (!layout.isValueOpen) {
      this.grid?.focus();
    }
  }

  private open(row: number, where: 'explorer' | 'text'): void {
    const { result, rpc } = this.options;
    if (!result.hasEvents) {
      this.options.announcer.say('The rows of this result do not stand for one event each');
      return;
    }
    const sort = this.grid?.sort;
    if (row >= 0) {
      void this.act(async () => {
        await rpc.call('openEvent', { row, where, ...(sort === undefined ? {} : { sort }) });
        return undefined;
      });
    }
  }

  private copy(form: CopyForm): void {
    const { grid, options } = this;
    if (grid === undefined) {
      return;
    }
    const { sort } = grid;
    void this.act(() =>
      copyCells(options.result.columns, grid.area, form, {
        getRows: (offset, limit) => this.getRows(offset, limit, sort),
        write: (text) => options.rpc.call('copy', { text }),
      }),
    );
  }

  private askForCopy(anchor: HTMLElement): void {
    openMenu(
      anchor,
      'Copy what is selected',
      COPIES.map(({ form, label, detail }) => ({
        label,
        ...(detail === undefined ? {} : { detail }),
        run: () => {
          this.copy(form);
        },
      })),
    );
  }

  private askForFormat(anchor: HTMLElement): void {
    openMenu(
      anchor,
      'Export the whole result as',
      FORMATS.map(({ format, label, detail }) => ({
        label,
        detail,
        run: () => {
          this.save(format);
        },
      })),
    );
  }

  private save(format: SaveFormat): void {
    const { rpc } = this.options;
    const sort = this.grid?.sort;
    void this.act(async () => {
      const saved = await this.late.watch(
        rpc.call('save', { format, ...(sort === undefined ? {} : { sort }) }),
      );
      return saved === null
        ? undefined
        : `${toCountText(saved.rows, 'row')} exported, ${toByteSize(saved.bytes)}`;
    });
  }

  /** Does what leaves the page as it is, and tells how it went. */
  private async act(work: () => Promise<string | undefined>): Promise<void> {
    const { announcer } = this.options;
    try {
      const words = await work();
      if (words !== undefined) {
        announcer.say(words);
      }
    } catch (error) {
      announcer.say(toErrorText(error));
    }
  }

  private showError(error: unknown): void {
    this.body.replaceChildren(createPanelError(error, this.options.onRunAgain));
  }
}
