import assert from 'node:assert/strict';
import type { CellValue, ColumnKind } from '../../src/protocol/query';
import { getSharedLength, toChartSummary } from '../../webview/results/chart/chartTexts';
import { chooseChart, mayHaveChart } from '../../webview/results/chart/chooseChart';
import { toJsonText, toTabSeparated } from '../../webview/results/copyText';
import { toCellContent } from '../../webview/results/grid/cellContent';
import type { GridAction } from '../../webview/results/grid/gridKeys';
import { getGridAction } from '../../webview/results/grid/gridKeys';
import { parseResultsLayout } from '../../webview/results/resultsLayout';
import { toRunText, toTimeText } from '../../webview/results/statisticsTexts';
import { toResult } from './support/openResultsPage';
import { createDays, createEvents, createNames, toColumn } from './support/results';

describe('a cell of the results', () => {
  const cases: readonly (readonly [kind: ColumnKind, value: CellValue, text: string, title?: RegExp])[] = [
    ['text', 'NULL', 'NULL'],
    ['number', 1234567, '1,234,567', /^1234567$/],
    ['number', 12, '12'],
    ['number', '9007199254740993', '9,007,199,254,740,993', /^9007199254740993$/],
    ['number', 0.1 + 0.2, '0.3', /^0\.30000000000000004$/],
    ['number', 1e-9, '1e-9'],
    ['number', '12.50', '12.50'],
    ['time', '2024-11-19T08:00:00Z', '2024-11-19 08:00:00', /2024.*\(local\)$/],
    ['time', '2024-11-19T08:00:00.250Z', '2024-11-19 08:00:00.250', /2024.*\(local\)$/],
    ['time', '2024-11-19 08:00:00.000', '2024-11-19 08:00:00', /2024.*\(local\)$/],
    ['time', 'yesterday', 'yesterday'],
    ['boolean', false, 'false'],
    ['text', 'x'.repeat(301), `${'x'.repeat(300)}…`],
  ];
  for (const [kind, value, text, title] of cases) {
    it(`shows ${kind} ${String(value).slice(0, 40)} as ${text.slice(0, 40)}`, () => {
      const content = toCellContent(value, toColumn('c', kind));
      assert.equal(content.text, text);
      assert.equal(content.mark, undefined);
      assert.ok(title === undefined ? content.title === undefined : title.test(content.title ?? ''));
    });
  }

  it('marks what is no text, and leaves dates as they are', () => {
    assert.deepEqual(toCellContent(null, toColumn('c', 'text')), { text: '', mark: 'NULL' });
    assert.deepEqual(toCellContent('', toColumn('c', 'text')), { text: '', mark: 'empty text' });
    assert.deepEqual(toCellContent('2024-11-19', toColumn('c', 'time', 'date')), { text: '2024-11-19' });
  });
});

describe('copied cells', () => {
  const columns = [toColumn('a', 'text'), toColumn('n', 'number'), toColumn('j', 'json')];

  it('are separated by tabs, quoted where they must be, and run nowhere', () => {
    const rows = [
      ['=HYPERLINK("http://x")', -5, '{"a":1}'],
      ['two\nlines', null, '\ttab'],
    ];
    assert.equal(
      toTabSeparated(columns, rows, true),
      `a\tn\tj\n"'=HYPERLINK(""http://x"")"\t-5\t"{""a"":1}"\n"two\nlines"\t\t"'\ttab"`,
    );
  });

  it('are JSON with JSON values inside, whatever the columns are called', () => {
    const twice = [toColumn('__proto__', 'text'), toColumn('__proto__', 'number'), toColumn('j', 'json')];
    const text = toJsonText(twice, [
      ['x', 1, '{"big":12345678901234567890}'],
      [null, 2, 'damaged {'],
    ]);
    assert.equal(
      text,
      '[\n  { "__proto__": "x", "__proto__": 1, "j": {"big":12345678901234567890} },\n' +
        '  { "__proto__": null, "__proto__": 2, "j": "damaged {" }\n]\n',
    );
  });
});

describe('the choice of a chart', () => {
  const choose = (fake: ReturnType<typeof createDays>) =>
    chooseChart(
      fake.columns,
      Array.from({ length: fake.rows }, (_, i) => fake.getRow(i)),
    );

  it('is a course over time where a time comes first, in the order of time', () => {
    const days = createDays(3);
    const chart = choose({ ...days, getRow: (i) => days.getRow(2 - i) });
    assert.ok(chart !== undefined);
    assert.deepEqual(chart, {
      kind: 'series',
      name: 'events',
      timeName: 'day',
      points: [
        { time: Date.UTC(2024, 10, 19), value: 5 },
        { time: Date.UTC(2024, 10, 20), value: 42 },
        { time: Date.UTC(2024, 10, 21), value: 79 },
      ],
    });
    assert.equal(
      toChartSummary(chart),
      'events over time, 3 points from 2024-11-19 to 2024-11-21 UTC: ' +
        'highest 79 at 2024-11-21, lowest 5 at 2024-11-19',
    );
  });

  it('takes dates written as text for times, and years and accounts for names', () => {
    const columns = [toColumn('day', 'text'), toColumn('n', 'number')];
    assert.equal(
      chooseChart(columns, [
        ['2024-11-19', 1],
        ['2024-11-20', 2],
      ])?.kind,
      'series',
    );
    assert.equal(
      chooseChart(columns, [
        ['2023', 1],
        ['2024', 2],
      ])?.kind,
      'bars',
    );
  });

  it('is bars of the largest where names come first', () => {
    const chart = choose(createNames(12));
    assert.ok(chart?.kind === 'bars');
    assert.equal(chart.total, 12);
    assert.deepEqual(
      chart.bars.map(({ value }) => value),
      [5000, 2500, 1667, 1250, 1000, 833, 714, 625, 556, 500],
    );
    assert.match(
      toChartSummary(chart),
      /^Bars of denied, largest 10 of 12: arn:aws:sts.*Role0\/session 5,000, /,
    );
  });

  it('is none where names or times repeat, where numbers are below zero, and for many names', () => {
    const columns = [toColumn('a', 'text'), toColumn('n', 'number')];
    assert.equal(
      chooseChart(columns, [
        ['x', 1],
        ['x', 2],
      ]),
      undefined,
    );
    assert.equal(
      chooseChart(columns, [
        ['x', 1],
        ['y', -2],
      ]),
      undefined,
    );
    assert.equal(chooseChart(columns, [['x', 1]]), undefined);
    assert.equal(
      chooseChart(columns, [
        ['2024-11-19', 1],
        ['2024-11-19', 2],
      ]),
      undefined,
    );
    assert.equal(choose(createNames(51)), undefined);
  });

  it('joins names where one column of them repeats', () => {
    const columns = [toColumn('a', 'text'), toColumn('b', 'text'), toColumn('n', 'number')];
    const chart = chooseChart(columns, [
      ['x', 'p', 1],
      ['x', 'q', 2],
    ]);
    assert.deepEqual(chart?.kind === 'bars' ? chart.bars.map(({ label }) => label) : [], ['x · q', 'x · p']);
  });

  it('is not even asked for where rows are events, or are too many', () => {
    assert.equal(mayHaveChart(toResult(createDays(2000))), true);
    assert.equal(mayHaveChart(toResult(createDays(2001))), false);
    assert.equal(mayHaveChart(toResult(createEvents(10))), false);
  });

  it('leaves out what all names begin with', () => {
    assert.equal(getSharedLength(['arn:aws:iam::1:user/a', 'arn:aws:iam::1:user/ab']), 20);
    assert.equal(getSharedLength(['a/b', 'a/c']), 0);
    assert.equal(getSharedLength(['arn:aws:iam::1:user/a']), 0);
  });
});

describe('keys of the table', () => {
  const press = (key: string, modifiers: Partial<KeyboardEvent> = {}, row = 50, column = 2) =>
    getGridAction(
      { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers },
      { active: { row, column }, rows: 100, columns: 5, page: 20 },
    );
  const move = (row: number, column: number, isExtending = false): GridAction => ({
    kind: 'move',
    to: { row, column },
    isExtending,
  });
  const ctrlKey = true;
  const shiftKey = true;
  const cases: readonly (readonly [string, ReturnType<typeof press>, GridAction | undefined])[] = [
    ['down', press('ArrowDown'), move(51, 2)],
    ['up from the first row goes to the title', press('ArrowUp', {}, 0), move(-1, 2)],
    ['a selection stays off the titles', press('ArrowUp', { shiftKey }, 0), move(0, 2, true)],
    ['left at the edge', press('ArrowLeft', {}, 50, 0), move(50, 0)],
    ['page down', press('PageDown'), move(70, 2)],
    ['page up near the top stays in the rows', press('PageUp', {}, 5), move(0, 2)],
    ['home', press('Home'), move(50, 0)],
    ['end', press('End'), move(50, 4)],
    ['Ctrl+Home', press('Home', { ctrlKey }), move(0, 0)],
    ['Ctrl+End', press('End', { ctrlKey }), move(99, 4)],
    ['Ctrl+Shift+Down', press('ArrowDown', { ctrlKey, shiftKey }), move(99, 2, true)],
    ['Ctrl+A', press('a', { ctrlKey }), { kind: 'selectAll' }],
    ['Shift+Space', press(' ', { shiftKey }), { kind: 'selectRow' }],
    ['Space', press(' '), { kind: 'showValue' }],
    ['Enter', press('Enter'), { kind: 'open', where: 'explorer' }],
    ['Alt+Enter', press('Enter', { altKey: true }), { kind: 'open', where: 'text' }],
    ['Enter on a title', press('Enter', {}, -1), { kind: 'sort' }],
    ['Shift+Enter on a title', press('Enter', { shiftKey }, -1), { kind: 'fit' }],
    ['Shift+Right on a title', press('ArrowRight', { shiftKey }, -1), { kind: 'resize', steps: 1 }],
    ['right on a title', press('ArrowRight', {}, -1), move(-1, 3)],
    ['a letter', press('x'), undefined],
    ['Ctrl+C is the page’s', press('c', { ctrlKey }), undefined],
  ];
  for (const [name, actual, expected] of cases) {
    it(name, () => {
      assert.deepEqual(actual, expected);
    });
  }
});

describe('words of a run', () => {
  it('tell durations', () => {
    const { statistics } = toResult(createDays(1));
    assert.equal(toTimeText(statistics), 'run in 42 ms, logs read in 1.2 s');
    assert.equal(toTimeText({ ...statistics, loadMilliseconds: 0 }), 'run in 42 ms');
  });

  it('tell how far it is', () => {
    const load = { source: 2, sources: 12, bytes: 1024, size: 2048, records: 5, totalBytes: 1024 };
    assert.deepEqual(toRunText({ phase: 'load', load }), {
      text: 'Reading log 3 of 12: 1.0 KB of 2.0 KB, 5 records so far',
      share: 2 / 12,
    });
    assert.deepEqual(toRunText({ phase: 'run', done: 0.4 }), {
      text: 'Running the query: 40 %',
      share: 0.4,
    });
    assert.deepEqual(toRunText({ phase: 'run' }), { text: 'Running the query…' });
  });
});

describe('a saved layout of the results', () => {
  it('is read with care', () => {
    for (const saved of [null, 3, 'x', [], { widths: 7, place: { result: 'x' } }, { place: null }]) {
      assert.deepEqual(parseResultsLayout(saved), {
        widths: {},
        isChartOpen: true,
        isValueOpen: false,
        valueHeight: 180,
        place: undefined,
      });
    }
    const layout = {
      widths: { eventname: 200 },
      isChartOpen: false,
      isValueOpen: true,
      valueHeight: 300,
      place: { result: 7, topRow: 40, sort: { column: 1, descending: true } },
    };
    assert.deepEqual(parseResultsLayout(JSON.parse(JSON.stringify(layout))), layout);
  });
});
