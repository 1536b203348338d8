import type { CaseResult } from './caseResult';
import type { Finding, PartReport } from './report';
import { HEADS, toGrowthLine, toMachineLines, toMemoryLines, toRows } from './toRows';

/** What stands before the findings of a part, for a terminal. */
export function toHeadText(report: Omit<PartReport, 'findings'>): string {
  return ['', ...toMachineLines(report)].join('\n');
}

/** A finding as text for a terminal. */
export function toFindingText(finding: Finding): string {
  switch (finding.kind) {
    case 'case':
      return toCaseText(finding.result);
    case 'memory':
      return ['', 'memory', ...toMemoryLines(finding.memory).map((line) => `  ${line}`)].join('\n');
    case 'lines':
      return ['', ...finding.lines].join('\n');
    case 'growth':
      return ['', 'growth', ...finding.growth.map((growth) => `  ${toGrowthLine(growth)}`)].join('\n');
  }
}

function toCaseText(result: CaseResult): string {
  const table = [HEADS, ...toRows(result)];
  const widths = HEADS.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [
    '',
    `${result.name} (median of ${result.timings[0]?.rounds ?? 0})`,
    ...lines,
    ...(result.notes ?? []),
  ]
    .join('\n  ')
    .replace(/^\n {2}/, '\n');
}
