import type { CaseResult } from './caseResult';
import type { Report } from './report';
import { HEADS, toGrowthLine, toMachineLines, toMemoryLine, toRows } from './toRows';
import { INDEX_TRIALS } from './indexTrials';

/** The chart of growth, beside the page. */
export const CHART_NAME = 'benchmarks-growth.svg';

/** A report as the benchmark page, in Markdown. */
export function toPage(report: Report): string {
  const parts = [
    '<!-- Written by `npm run bench -- --write`. -->',
    '# Benchmarks',
    'Times are medians of several rounds in one process, in which the contenders take turns in changing order after a ' +
      'warm-up. All answers are compared with those of the peers before a time is taken. The inputs are made by ' +
      'test/bench/input, the same bytes each time. The last column says how many times as long the peer took: above 1 ' +
      'ours is quicker.',
    toMachineLines(report)
      .map((line) => `- ${line}`)
      .join('\n'),
    ...report.cases.filter(({ name }) => name.startsWith('index')).flatMap(toSection),
    INDEX_TRIALS,
    ...report.cases.filter(({ name }) => !name.startsWith('index')).flatMap(toSection),
    ...(report.growth.length > 0
      ? [
          '## growth',
          'What an event costs in sessions of different size, in a process that holds the columns of all of them. Logs have 40,000 events; each is made, packed, read and let go. Compared first: Number of events, of all and of two filters, against a search in the bytes.',
          `![Cost of an event by the size of the session](${CHART_NAME})`,
          report.growth.map((growth) => `- ${toGrowthLine(growth)}`).join('\n'),
        ]
      : []),
    ...(report.memory.length > 0
      ? [
          '## memory',
          'Measured in a process of its own.',
          report.memory.map((memory) => `- ${toMemoryLine(memory)}`).join('\n'),
        ]
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function toSection(result: CaseResult): readonly string[] {
  const rows = [HEADS, HEADS.map((_, column) => (column === 0 ? '---' : '--:')), ...toRows(result)];
  return [
    `## ${result.name}`,
    `${result.what} Compared first: ${result.checked}`,
    rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
    ...(result.notes ?? []),
  ];
}
