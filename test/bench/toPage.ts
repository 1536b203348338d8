import type { CaseResult } from './caseResult';
import { GZIP_TRIALS } from './gzipTrials';
import { INDEX_TRIALS } from './indexTrials';
import type { Finding, PartName, PartReport } from './report';
import { HEADS, toGrowthLine, toMachineLines, toMemoryLines, toRows } from './toRows';

/** The chart of growth, beside the page. */
export const CHART_NAME = 'benchmarks-growth.svg';

const TITLES: Readonly<Record<PartName, string>> = {
  index: 'Index: bytes to columns',
  files: 'A trail’s day of small files',
  memory: 'Memory',
  growth: 'Growth',
  document: 'A text of the editor',
  editor: 'Editor in VS Code: a log of 45 MB in one line',
  explorer: 'Explorer',
  scroll: 'Scrolling the explorer',
  query: 'Query',
  activation: 'Activation in VS Code',
  trail: 'Loading a trail’s day from S3',
};

const INTRODUCTIONS: Partial<Readonly<Record<PartName, string>>> = {
  memory:
    'Measured in processes of their own, which have as little room for young objects as the threads of the extension.',
  editor:
    'The longest time for which the thread of all extensions answered nobody, beside the same with VS Code alone: the same window before the extension is active. VS Code looks for links in every text that is opened, all of it in one turn. Of one turn of that thread, what is ours at most is told from a profile of the same run; after an edit it is mostly VS Code putting the line together for the first one who reads it. Compared first: what the hover shows, and that the log is checked after each edit.',
  scroll:
    'Time from frame to frame in headless Chromium, with rows of plain text in a page and an empty page that scrolls as peers. Compared first: that the rows in view are those of the place.',
  activation:
    'The time around the call that activates an extension, each in a window that nothing else was activated in; the peers are extensions that do nothing.',
  trail: 'Compared first: bytes stored, bytes of text and records of all.',
  growth:
    'What an event costs in sessions of different size, in a process that holds the columns of all of them. Logs have 40,000 events; each is made, packed, read and let go. Compared first: number of events, of all and of two filters, against a search in the bytes.',
};

const TRIALS: Partial<Readonly<Record<PartName, string>>> = { index: INDEX_TRIALS, files: GZIP_TRIALS };

/** Reports as the benchmark page, in Markdown. */
export function toPage(reports: readonly PartReport[]): string {
  const parts = [
    '<!-- Written by `npm run bench -- --write`. -->',
    '# Benchmarks',
    'Times are medians of several rounds, in which the contenders take turns in changing order after a warm-up. All ' +
      'answers are compared with those of the peers before a time is taken. The inputs are made by test/bench/input, ' +
      'the same bytes each time. The last column says how many times as long the peer took: above 1 ours is quicker.',
    ...reports.flatMap(toSection),
  ];
  return `${parts.join('\n\n')}\n`;
}

function toSection(report: PartReport): readonly string[] {
  const { part, findings } = report;
  const introduction = INTRODUCTIONS[part];
  const trials = TRIALS[part];
  return [
    `## ${TITLES[part]}`,
    toMachineLines(report)
      .map((line) => `- ${line}`)
      .join('\n'),
    ...(introduction === undefined ? [] : [introduction]),
    ...findings.flatMap(toFinding),
    ...(trials === undefined ? [] : [trials]),
  ];
}

function toFinding(finding: Finding): readonly string[] {
  switch (finding.kind) {
    case 'case':
      return toTable(finding.result);
    case 'memory':
      return [
        toMemoryLines(finding.memory)
          .map((line) => `- ${line}`)
          .join('\n'),
      ];
    case 'lines':
      return [['```text', ...finding.lines, '```'].join('\n')];
    case 'growth':
      return [
        `![Cost of an event by the size of the session](${CHART_NAME})`,
        finding.growth.map((growth) => `- ${toGrowthLine(growth)}`).join('\n'),
      ];
  }
}

function toTable(result: CaseResult): readonly string[] {
  const rows = [HEADS, HEADS.map((_, column) => (column === 0 ? '---' : '--:')), ...toRows(result)];
  return [
    `### ${result.name}`,
    `${result.what} Compared first: ${result.checked}`,
    rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    ...(result.notes ?? []),
  ];
}
