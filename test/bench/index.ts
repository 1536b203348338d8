/** `npm run bench`: times of ours and of its peers on the same inputs; see USAGE. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../support/repositoryRoot';
import { WrongAnswer } from './caseResult';
import { toChart } from './growth/toChart';
import { getMachine } from './machine';
import { parseOptions, USAGE, type Options } from './options';
import { PART_RUNS } from './parts';
import { PARTS, type Finding, type PartName, type PartReport } from './report';
import { toFindingText, toHeadText } from './toConsoleText';
import { CHART_NAME, toPage } from './toPage';

const FOLDER = path.join(repositoryRoot, '.github');
const PAGE = path.join(FOLDER, 'BENCHMARKS.md');
const CHART = path.join(FOLDER, CHART_NAME);
/** What the page is made of: the newest report of each part. */
const REPORTS = path.join(FOLDER, 'benchmarks.json');

/** The command that measures the same again; where the results went is of no matter. */
function toCommand(part: PartName, { sizes, folder, quick }: Options): string {
  const input = folder === undefined ? sizes.map((size) => `--records ${size}`) : [`--input ${folder}`];
  return [
    `npm run bench -- --only ${part}`,
    ...(quick ? ['--quick'] : []),
    ...(part === 'index' ? input : []),
  ].join(' ');
}

async function measurePart(part: PartName, options: Options): Promise<PartReport> {
  const head = { part, machine: getMachine(), command: toCommand(part, options) };
  console.log(toHeadText(head));
  const findings: Finding[] = [];
  for await (const finding of PART_RUNS[part](options)) {
    findings.push(finding);
    console.log(toFindingText(finding));
  }
  return { ...head, findings };
}

async function run(parameters: readonly string[]): Promise<void> {
  let options: Options;
  try {
    options = parseOptions(parameters);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const reports: PartReport[] = [];
  for (const part of options.parts) {
    reports.push(await measurePart(part, options));
    // Now: a run takes its time, and what a later part does must not lose what is known.
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(reports, undefined, 2)}\n`);
    }
    if (options.write) {
      await writePage(reports);
    }
  }
}

async function writePage(measured: readonly PartReport[]): Promise<void> {
  const known = existsSync(REPORTS)
    ? (JSON.parse(readFileSync(REPORTS, 'utf8')) as readonly PartReport[])
    : [];
  const reports = PARTS.flatMap(
    (part) => [...measured, ...known].find((report) => report.part === part) ?? [],
  );
  const style = await resolveConfig(PAGE);
  writeFileSync(REPORTS, await format(JSON.stringify(reports), { ...style, filepath: REPORTS }));
  for (const finding of reports.flatMap(({ findings }) => findings)) {
    if (finding.kind === 'growth') {
      writeFileSync(CHART, toChart(finding.growth));
    }
  }
  writeFileSync(PAGE, await format(toPage(reports), { ...style, filepath: PAGE }));
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof WrongAnswer ? `Wrong answer: ${error.message}` : error);
  process.exitCode = 1;
});
