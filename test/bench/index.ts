/** `npm run bench`: times of ours and of its peers on the same inputs; see USAGE. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { toText } from '../../src/core/text/utf8';
import { repositoryRoot } from '../support/repositoryRoot';
import { WrongAnswer, type CaseResult } from './caseResult';
import { measureFindings } from './cases/findingsCase';
import { measureGrouping } from './cases/groupingCase';
import { measureHover } from './cases/hoverCase';
import { measureIndex } from './cases/indexCase';
import { measureMemory } from './cases/memoryCase';
import { measurePretty } from './cases/prettyCase';
import { measureFirstAnswer, measureQueries } from './cases/queryCase';
import { measureGrowth } from './growth/measureGrowth';
import { toChart } from './growth/toChart';
import { generateLogs } from './input/generateLogs';
import { readLogs } from './input/readLogs';
import { getMachine } from './machine';
import type { Effort } from './measure';
import { parseOptions, USAGE, type Options } from './options';
import type { Report } from './report';
import { toConsoleText } from './toConsoleText';
import { CHART_NAME, toPage } from './toPage';

/** Records of the log that the editor's and the explorer's paths are measured with. */
const DOCUMENT_RECORDS = 10_000;
const QUICK_DOCUMENT_RECORDS = 1_000;

/** Events for the time to a first answer, and for queries of what is loaded. */
const FIRST_ANSWER_RECORDS = 100_000;
const QUERY_RECORDS = 1_000_000;

const PAGE = path.join(repositoryRoot, '.github/BENCHMARKS.md');
const CHART = path.join(repositoryRoot, '.github', CHART_NAME);

const QUICK: Effort = { rounds: 3, warmUp: 100 };
const USUAL: Effort = { rounds: 11, warmUp: 1500 };
/** Inputs of more records have enough of them for fewer rounds. */
const LARGE: Effort = { rounds: 5, warmUp: 1500 };
const LARGE_RECORDS = 50_000;

async function measureAll({ sizes, folder, quick }: Options): Promise<readonly CaseResult[]> {
  const usual = quick ? QUICK : USUAL;
  const cases: CaseResult[] =
    folder === undefined
      ? sizes.map((size) => measureIndex(generateLogs(size), size > LARGE_RECORDS ? LARGE : usual))
      : [measureIndex(readLogs(folder), usual)];
  const [log] = generateLogs(quick ? QUICK_DOCUMENT_RECORDS : DOCUMENT_RECORDS);
  if (log !== undefined) {
    const text = toText(log.bytes);
    cases.push(
      ...measureHover(text, usual),
      measureFindings(text, usual),
      ...measureGrouping(text, usual),
      measurePretty(text, usual),
    );
  }
  if (folder === undefined) {
    cases.push(...(await measureAllQueries(quick)));
  }
  return cases;
}

async function measureAllQueries(quick: boolean): Promise<readonly CaseResult[]> {
  const first = await measureFirstAnswer(
    quick ? QUICK_DOCUMENT_RECORDS : FIRST_ANSWER_RECORDS,
    quick ? 1 : 5,
  );
  return [first, ...(await measureQueries(quick ? QUICK_DOCUMENT_RECORDS : QUERY_RECORDS, quick ? 1 : 5))];
}

/** The command that measures the same again; where the results went is of no matter. */
function toCommand({ sizes, folder, quick, growth }: Options): string {
  const input = folder === undefined ? sizes.map((size) => `--records ${size}`) : [`--input ${folder}`];
  return ['npm run bench --', ...(quick ? ['--quick'] : []), ...input, ...(growth ? ['--growth'] : [])].join(
    ' ',
  );
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
  const report: Report = {
    machine: getMachine(),
    command: toCommand(options),
    cases: await measureAll(options),
    growth: options.growth ? await measureGrowth() : [],
    memory: options.quick ? [] : [measureMemory(DOCUMENT_RECORDS), measureMemory(DOCUMENT_RECORDS * 4)],
  };
  console.log(toConsoleText(report));
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  if (options.write) {
    if (report.growth.length > 0) {
      writeFileSync(CHART, toChart(report.growth));
    }
    const style = await resolveConfig(PAGE);
    writeFileSync(PAGE, await format(toPage(report), { ...style, filepath: PAGE }));
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof WrongAnswer ? `Wrong answer: ${error.message}` : error);
  process.exitCode = 1;
});
