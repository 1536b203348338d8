import type { CaseResult } from './caseResult';
import type { Report } from './report';
import { HEADS, toGrowthLine, toMachineLines, toMemoryLine, toRows } from './toRows';

/** A report as text for a terminal. */
export function toConsoleText(report: Report): string {
  return [
    ...toMachineLines(report),
    ...report.cases.map(toCaseText),
    ...(report.growth.length > 0
      ? ['', 'growth', ...report.growth.map((growth) => `  ${toGrowthLine(growth)}`)]
      : []),
    ...(report.memory.length > 0
      ? ['', 'memory', ...report.memory.map((memory) => `  ${toMemoryLine(memory)}`)]
      : []),
  ].join('\n');
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
