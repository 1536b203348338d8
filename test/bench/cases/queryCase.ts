import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startQueryProcess, type QueryProcess } from '../../../src/engine/startQueryProcess';
import { buildQueryProcess } from '../../support/duckDbBinding';
import { repositoryRoot } from '../../support/repositoryRoot';
import { WrongAnswer, type CaseResult } from '../caseResult';
import { generateLogs } from '../input/generateLogs';
import { getMedian, type Timing } from '../measure';

/** A question in each of the languages. All answer with pairs of a text and a count. */
interface Question {
  readonly name: string;
  readonly athena: string;
  /** DuckDB's own SQL over records `r`. */
  readonly duckDb: string;
  readonly jq: string;
}

const COUNTED = 'group_by(.) | map([.[0], length])';

const QUESTIONS: readonly [Question, ...Question[]] = [
  {
    name: 'events by name',
    athena: 'SELECT eventname, count(*) AS n FROM cloudtrail_logs GROUP BY 1',
    duckDb: 'SELECT r.eventName, count(*) FROM records GROUP BY 1',
    jq: `[inputs.Records[] | .eventName] | ${COUNTED}`,
  },
  {
    name: 'who was denied',
    athena:
      "SELECT useridentity.arn, count(*) AS n FROM cloudtrail_logs WHERE errorcode = 'AccessDenied' GROUP BY 1",
    duckDb: "SELECT r.userIdentity.arn, count(*) FROM records WHERE r.errorCode = 'AccessDenied' GROUP BY 1",
    jq: `[inputs.Records[] | select(.errorCode == "AccessDenied") | .userIdentity.arn] | ${COUNTED}`,
  },
  {
    name: 'addresses by hour',
    athena:
      'SELECT substr(eventtime, 1, 13), count(DISTINCT sourceipaddress) AS n FROM cloudtrail_logs GROUP BY 1',
    duckDb:
      'SELECT substr(CAST(r.eventTime AS VARCHAR), 1, 13), count(DISTINCT r.sourceIPAddress) FROM records GROUP BY 1',
    jq: '[inputs.Records[] | [.eventTime[0:13], .sourceIPAddress]] | unique | map(.[0]) | ' + COUNTED,
  },
];

/** Text to count, and what it took to get there. */
interface Answer {
  readonly counts: ReadonlyMap<string, number>;
  readonly milliseconds: number;
}

/** DuckDB from Node as its own users would: a program that is given files, SQL and whether to make a table first. */
const DUCKDB_PROGRAM = `
const { DuckDBInstance } = require('@duckdb/node-api');
(async () => {
  const { files, queries, isTable } = JSON.parse(process.argv[1]);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const source = 'SELECT unnest(Records) AS r FROM read_json([' + files.map((file) => "'" + file + "'").join(', ') +
    '], maximum_object_size = 2000000000)';
  await connection.run('CREATE ' + (isTable ? 'TABLE' : 'VIEW') + ' records AS ' + source);
  for (const sql of queries) {
    const began = performance.now();
    const rows = (await connection.runAndReadAll(sql)).getRows().map(([key, n]) => [key, Number(n)]);
    console.log(JSON.stringify({ rows, milliseconds: performance.now() - began }));
  }
})();
`;

/** From a process that does not run yet to the first answer, over logs in plain files. */
export async function measureFirstAnswer(records: number, rounds: number): Promise<CaseResult> {
  const [question] = QUESTIONS;
  const { folder, script, files, bytes } = await writeLogs(records);
  try {
    const askAnew = async (): Promise<Answer> => {
      const began = performance.now();
      const engine = startQueryProcess(script);
      try {
        await load(engine, files);
        const { counts } = await ask(engine, question.athena);
        return { counts, milliseconds: performance.now() - began };
      } finally {
        engine.dispose();
      }
    };
    const ours: Answer[] = [];
    const duckDb: Answer[] = [];
    const jq: Answer[] = [];
    // By turns: what else the machine does then falls on all of them.
    for (let round = 0; round < rounds; round++) {
      ours.push(await askAnew());
      duckDb.push(runDuckDb(files, question));
      jq.push(...(runJqOnce(files, question.jq) ?? []));
    }
    return toCase({
      name: `first answer, ${records.toLocaleString('en')} events`,
      what: 'From the start of a process to the answer of one question over logs in files: events by name.',
      records,
      bytes,
      answers: [
        ['CloudTrail Lens', ours],
        ["DuckDB's read_json and unnest", duckDb],
        ['jq', jq.length === 0 ? undefined : jq],
      ],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Questions that are asked of logs which are loaded, against DuckDB on a table of the same and on the files. */
export async function* measureQueries(
  records: number,
  rounds: number,
): AsyncGenerator<CaseResult, void, undefined> {
  const { folder, script, files, bytes } = await writeLogs(records);
  try {
    const engine = startQueryProcess(script);
    try {
      await load(engine, files);
      // What is made when it is first needed is needed now; a first round that is not counted makes it.
      for (const { athena } of QUESTIONS) {
        await ask(engine, athena);
      }
      // Some 40 ms each, beside programs that take a minute in between: five rounds alone differ by half.
      const times = rounds * 3;
      const inTable = runDuckDbTable(files, times);
      for (const [i, question] of QUESTIONS.entries()) {
        const ours = await repeat(times, () => ask(engine, question.athena));
        yield toCase({
          name: `query, ${question.name}, ${records.toLocaleString('en')} events`,
          what: 'One question of logs that are loaded; for the files also reading them, which those do each time.',
          records,
          bytes,
          answers: [
            ['CloudTrail Lens', ours],
            ['DuckDB, records in a table', inTable[i]],
            ["DuckDB's read_json and unnest", [runDuckDb(files, question)]],
            ['jq', runJqOnce(files, question.jq)],
          ],
        });
      }
    } finally {
      engine.dispose();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Logs in a folder of their own, plain, and the script of the query process. The caller removes the folder. */
async function writeLogs(records: number): Promise<{
  readonly folder: string;
  readonly script: string;
  readonly files: readonly string[];
  readonly bytes: number;
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const files: string[] = [];
  let size = 0;
  for (const { bytes } of generateLogs(records)) {
    const file = path.join(folder, `log${files.length}.json`);
    writeFileSync(file, bytes);
    files.push(file);
    size += bytes.length;
  }
  return { folder, script: await buildQueryProcess(folder), files, bytes: size };
}

async function load(engine: QueryProcess, files: readonly string[]): Promise<void> {
  const inputs = files.map((file) => ({ kind: 'path', uri: `file://${file}`, path: file }) as const);
  await engine.call('load', { inputs });
}

async function ask(engine: QueryProcess, sql: string): Promise<Answer> {
  const began = performance.now();
  const { result, statistics } = await engine.call('run', { sql });
  const rows = await engine.call('rows', { result, offset: 0, limit: statistics.rows });
  const milliseconds = performance.now() - began;
  await engine.call('release', { result });
  return { counts: toCounts(rows), milliseconds };
}

/** The time is that of the whole process, as it is for ours. */
function runDuckDb(files: readonly string[], { duckDb }: Question): Answer {
  const began = performance.now();
  const [line] = startDuckDb({ files, queries: [duckDb], isTable: false });
  return { counts: toCounts(line?.rows ?? []), milliseconds: performance.now() - began };
}

/** By question, the answers of a table that is made once; the time is that of the query alone. */
function runDuckDbTable(files: readonly string[], rounds: number): readonly (readonly Answer[])[] {
  const queries = QUESTIONS.flatMap(({ duckDb }) => Array.from({ length: rounds + 1 }, () => duckDb));
  const answers = startDuckDb({ files, queries, isTable: true }).map(({ rows, milliseconds }) => ({
    counts: toCounts(rows),
    milliseconds,
  }));
  return QUESTIONS.map((_, i) => answers.slice(i * (rounds + 1) + 1, (i + 1) * (rounds + 1)));
}

interface DuckDbLine {
  readonly rows: readonly (readonly unknown[])[];
  readonly milliseconds: number;
}

function startDuckDb(task: {
  readonly files: readonly string[];
  readonly queries: readonly string[];
  readonly isTable: boolean;
}): readonly DuckDbLine[] {
  const child = spawnSync(process.execPath, ['-e', DUCKDB_PROGRAM, JSON.stringify(task)], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (child.status !== 0) {
    throw new Error(`DuckDB by itself failed: ${child.stderr}`);
  }
  return child.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as DuckDbLine);
}

/** Undefined where jq is not installed. */
function runJq(files: readonly string[], program: string): Answer | undefined {
  const began = performance.now();
  const child = spawnSync('jq', ['-n', '-c', program, ...files], { encoding: 'utf8', maxBuffer: 1e9 });
  if (child.error !== undefined) {
    return undefined;
  }
  if (child.status !== 0) {
    throw new Error(`jq failed: ${child.stderr}`);
  }
  const rows = JSON.parse(child.stdout) as readonly (readonly unknown[])[];
  return { counts: toCounts(rows), milliseconds: performance.now() - began };
}

function runJqOnce(files: readonly string[], program: string): readonly Answer[] | undefined {
  const answer = runJq(files, program);
  return answer && [answer];
}

async function repeat(
  rounds: number,
  run: () => Promise<Answer | undefined>,
): Promise<readonly Answer[] | undefined> {
  const answers: Answer[] = [];
  for (let round = 0; round < rounds; round++) {
    const answer = await run();
    if (answer === undefined) {
      return undefined;
    }
    answers.push(answer);
  }
  return answers;
}

/** DuckDB takes times for times and writes them with a blank. */
function toCounts(rows: readonly (readonly unknown[])[]): ReadonlyMap<string, number> {
  return new Map(
    rows.map(([key, count]) => [
      typeof key === 'string' ? key.replace(/^(\d{4}-\d\d-\d\d) (\d\d)$/, '$1T$2') : 'null',
      Number(count),
    ]),
  );
}

function toCase({
  answers,
  ...rest
}: Pick<CaseResult, 'name' | 'what' | 'records'> & {
  readonly bytes: number;
  /** By program; undefined where it is not installed. */
  readonly answers: readonly (readonly [name: string, answers: readonly Answer[] | undefined])[];
}): CaseResult {
  const expected = answers[0]?.[1]?.[0]?.counts ?? new Map<string, number>();
  const timings: Timing[] = [];
  const notes: string[] = [];
  for (const [name, given] of answers) {
    if (given === undefined) {
      notes.push(`${name} is not installed here: left out.`);
      continue;
    }
    for (const { counts } of given) {
      compare(rest.name, name, expected, counts);
    }
    const times = given.map(({ milliseconds }) => milliseconds);
    timings.push({ name, median: getMedian(times), least: Math.min(...times), rounds: times.length });
  }
  return {
    ...rest,
    timings,
    checked: 'All counts, between all programs.',
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function compare(
  question: string,
  name: string,
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
): void {
  if (expected.size === 0 || expected.size !== found.size) {
    throw new WrongAnswer(`${question}: ${name} has ${found.size} rows and not ${expected.size}.`);
  }
  for (const [key, count] of expected) {
    if (found.get(key) !== count) {
      throw new WrongAnswer(`${question}: ${name} has ${found.get(key) ?? 0} of ${key} and not ${count}.`);
    }
  }
}
