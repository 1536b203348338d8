import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptors } from '../../src/core/findings/descriptors';
import type { FindingDescriptor } from '../../src/core/findings/finding';
import { getFindingAnchor } from '../../src/core/findings/getFindingUrl';

/** Where the page of all finding codes is kept. */
export const FINDINGS_PAGE = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../src/core/findings/FINDINGS.md',
);

const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['syntax', 'Text that cannot be read as records. The records around it are read all the same.'],
  ['redaction', 'Values that were hidden before CloudTrail recorded them.'],
  ['shape', 'Records that are not as CloudTrail writes them, or that need another record beside them.'],
  ['workdocs', 'Records of Amazon WorkDocs, whose trails are archives since the service ended.'],
  ['security', 'Records of any service that a responder looks at first.'],
]);

/** The page of all finding codes, as Markdown: the same text each time. */
export function buildFindingsPage(): string {
  const parts = [
    '<!-- Generated from the rules in this folder by test/tasks/findingsDocs.ts. Edit the rules, then run it. -->',
    '# Findings',
    'Every entry that CloudTrail Lens puts into the Problems panel has one of these codes. The severity of each can be ' +
      'changed or switched off in the settings. At most 50 entries of one code are listed for a log; the last one says ' +
      'how many more there are.',
    buildTable(),
  ];
  for (const [family, about] of FAMILIES) {
    const members = descriptors.filter((descriptor) => descriptor.code.startsWith(`${family}.`));
    parts.push(`## ${family}`, about, ...members.flatMap(buildEntry));
  }
  return `${parts.join('\n\n')}\n`;
}

function buildTable(): string {
  const rows = descriptors.map(({ code, title, severity }) => [
    `[\`${code}\`](#${getFindingAnchor(code)})`,
    title,
    severity,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0), 8));
  const toLine = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    toLine(['Code', 'Meaning', 'Severity']),
    toLine(widths.map((width) => '-'.repeat(width))),
    ...rows.map(toLine),
  ].join('\n');
}

function buildEntry({ code, title, severity, reason, advice }: FindingDescriptor): string[] {
  return [`### ${code}`, `**${title}** (${severity})`, reason, `What to do: ${advice}`];
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  writeFileSync(FINDINGS_PAGE, buildFindingsPage());
}
