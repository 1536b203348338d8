import { toText } from '../../src/core/text/utf8';
import { measureExplorer } from './cases/explorerCase';
import { measureFiles } from './cases/filesCase';
import { measureFindings } from './cases/findingsCase';
import { measureGrouping } from './cases/groupingCase';
import { measureHover } from './cases/hoverCase';
import { measureIndex } from './cases/indexCase';
import { measureMemory } from './cases/memoryCase';
import { measurePretty } from './cases/prettyCase';
import { measureFirstAnswer, measureQueries } from './cases/queryCase';
import type { CaseResult } from './caseResult';
import { measureGrowth } from './growth/measureGrowth';
import { generateLogs } from './input/generateLogs';
import { readLogs } from './input/readLogs';
import type { Effort } from './measure';
import type { Options } from './options';
import { runScript } from './runScript';
import type { Finding, PartName } from './report';

/** Records of the log that the editor's paths are measured with. */
const DOCUMENT_RECORDS = 10_000;
/** Events of the sessions and tables that all others are measured with. */
const RECORDS = 1_000_000;
/** Events for the time to a first answer. */
const FIRST_ANSWER_RECORDS = 100_000;
/** Events in a trail's day of small files. */
const FILES_RECORDS = 200_000;

const QUICK_RECORDS = 1_000;

const QUICK: Effort = { rounds: 3, warmUp: 100 };
const USUAL: Effort = { rounds: 11, warmUp: 1500 };
/** Inputs of more records have enough of them for fewer rounds. */
const LARGE: Effort = { rounds: 5, warmUp: 1500 };
const LARGE_RECORDS = 50_000;

type Findings = Iterable<Finding> | AsyncIterable<Finding>;

/** Measures a part; gives each finding as soon as it is there. */
export const PART_RUNS: Readonly<Record<PartName, (options: Options) => Findings>> = {
  *index({ sizes, folder, quick }) {
    const usual = quick ? QUICK : USUAL;
    if (folder !== undefined) {
      yield toFinding(measureIndex(readLogs(folder), usual));
      return;
    }
    for (const size of sizes) {
      yield toFinding(measureIndex(generateLogs(size), size > LARGE_RECORDS ? LARGE : usual));
    }
  },
  async *files({ quick }) {
    yield* (await measureFiles(quick ? QUICK_RECORDS * 5 : FILES_RECORDS, quick ? 1 : 7)).map(toFinding);
  },
  *document({ quick }) {
    const text = generateText(quick);
    const effort = quick ? QUICK : USUAL;
    for (const result of measureHover(text, effort)) {
      yield toFinding(result);
    }
    yield toFinding(measureFindings(text, effort));
    yield toFinding(measurePretty(text, effort));
  },
  async *explorer({ quick }) {
    yield toFinding(measureGrouping(generateText(quick), quick ? QUICK : USUAL));
    yield* (await measureExplorer(quick ? QUICK_RECORDS : RECORDS, quick ? 1 : 3)).map(toFinding);
  },
  async *query({ quick }) {
    const rounds = quick ? 1 : 5;
    yield toFinding(await measureFirstAnswer(quick ? QUICK_RECORDS : FIRST_ANSWER_RECORDS, rounds));
    for await (const result of measureQueries(quick ? QUICK_RECORDS : RECORDS, rounds)) {
      yield toFinding(result);
    }
  },
  async *memory({ quick }) {
    for (const records of quick ? [QUICK_RECORDS] : [DOCUMENT_RECORDS * 4, RECORDS]) {
      yield { kind: 'memory', memory: await measureMemory(records) };
    }
  },
  async *growth({ quick }) {
    if (!quick) {
      yield { kind: 'growth', growth: await measureGrowth() };
    }
  },
  editor: ({ quick }) => runOnItsOwn('bench:editor', quick),
  activation: ({ quick }) => runOnItsOwn('bench:activation', quick),
  scroll: ({ quick }) => runOnItsOwn('bench:scroll', quick),
  trail: ({ quick }) => runOnItsOwn('bench:trail', quick),
};

/** These check their answers too, and take minutes: their paths have tests of their own. */
async function* runOnItsOwn(script: string, quick: boolean): AsyncGenerator<Finding, void, undefined> {
  if (!quick) {
    yield { kind: 'lines', lines: await runScript(script) };
  }
}

function toFinding(result: CaseResult): Finding {
  return { kind: 'case', result };
}

/** The log that the editor's paths are measured with. */
function generateText(quick: boolean): string {
  const [log] = generateLogs(quick ? QUICK_RECORDS : DOCUMENT_RECORDS);
  return toText(log?.bytes ?? new Uint8Array(0));
}
