import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../support/repositoryRoot';

/**
 * `npm test`: every step runs, also after one that failed. A step of mocha counts its tests, any other counts as one.
 * The last line is `N passed, N failed`.
 */
interface Step {
  readonly name: string;
  /** An npm script, or what mocha runs. */
  readonly run:
    { readonly script: string; readonly parameters?: readonly string[] } | { readonly mocha: string };
  /** Name of a result file with counts, for a script that runs tests. */
  readonly counts?: string;
}

/** These only read, and use one processor each: side by side they take 60 seconds instead of 85. */
const CHECKS: readonly Step[] = [
  { name: 'types', run: { script: 'typecheck' } },
  { name: 'lint', run: { script: 'lint' } },
  { name: 'format', run: { script: 'format:check' } },
];

const STEPS: readonly Step[] = [
  { name: 'build', run: { script: 'build' } },
  // Fails on wrong answers only, never on times.
  { name: 'answers of the benchmark', run: { script: 'bench', parameters: ['--quick'] } },
  { name: 'unit tests', run: { mocha: 'test/unit/**/*.test.ts' } },
  { name: 'webview in a browser', run: { mocha: 'test/webview/**/*.test.ts' } },
  // From here on dist/ is the production build: what is tested is what is shipped.
  { name: 'package', run: { script: 'package' } },
  { name: 'content of the package', run: { mocha: 'test/package/**/*.test.ts' } },
  {
    name: 'inside VS Code',
    run: { script: 'test:integration', parameters: ['--no-build'] },
    counts: 'integration',
  },
  { name: 'installed in VS Code', run: { mocha: 'test/ui/**/*.test.ts' } },
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const results = path.join(repositoryRoot, 'out', 'results');

async function runAll(): Promise<void> {
  mkdirSync(results, { recursive: true });
  let passed = 0;
  let failed = 0;
  const runAndTell = async (step: Step): Promise<void> => {
    const { counts, text } = await describeStep(step);
    passed += counts.passed;
    failed += counts.failed;
    console.log(text);
  };
  await Promise.all(CHECKS.map(runAndTell));
  for (const step of STEPS) {
    await runAndTell(step);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function describeStep(step: Step): Promise<{ readonly counts: Counts; readonly text: string }> {
  const start = Date.now();
  const { counts, output } = await runStep(step);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const line = `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`;
  const isToldWhole = counts.failed > 0 || counts.skipped > 0;
  return { counts, text: isToldWhole ? `${line}\n${output.trimEnd().replaceAll(/^/gm, '     ')}` : line };
}

async function runStep(step: Step): Promise<{ readonly counts: Counts; readonly output: string }> {
  const reportName = step.counts ?? step.name.replaceAll(' ', '-');
  const reportFile = path.join(results, `${reportName}.json`);
  rmSync(reportFile, { force: true });
  if ('mocha' in step.run) {
    const parameters = [
      '--forbid-only',
      '--reporter',
      'json',
      '--reporter-option',
      `output=${reportFile}`,
      step.run.mocha,
    ];
    const { code, output } = await runProgram(process.execPath, [
      'node_modules/mocha/bin/mocha.js',
      ...parameters,
    ]);
    const report = readJson(reportFile) as MochaReport | undefined;
    return {
      counts: toCounts(code, report && toMochaCounts(report)),
      output: output + describeMocha(report),
    };
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await runProgram(npm, [
    'run',
    '--silent',
    step.run.script,
    '--',
    ...(step.run.parameters ?? []),
  ]);
  const own = code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  return {
    counts: step.counts === undefined ? own : toCounts(code, readJson(reportFile) as Counts | undefined),
    output,
  };
}

/** A run that failed without a failed test, or without a test at all, is a failure of its own. */
function toCounts(code: number | null, counts: Counts | undefined): Counts {
  if (counts === undefined) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return isSilentFailure ? { ...counts, failed: 1 } : counts;
}

/** What of mocha's JSON report is used here. */
interface MochaReport {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly stack?: string; readonly message?: string };
  }[];
  readonly pending: readonly { readonly fullTitle: string }[];
}

function toMochaCounts({ stats }: MochaReport): Counts {
  return { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
}

function describeMocha(report: MochaReport | undefined): string {
  const failures = (report?.failures ?? []).map(
    (test) => `failed: ${test.fullTitle}\n${test.err.stack ?? test.err.message ?? ''}\n`,
  );
  const pending = (report?.pending ?? []).map((test) => `skipped: ${test.fullTitle}\n`);
  return [...failures, ...pending].join('');
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function runProgram(
  program: string,
  parameters: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, parameters, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: program.endsWith('.cmd'),
  });
  let output = '';
  const append = (text: string): void => void (output += text);
  child.stdout.setEncoding('utf8').on('data', append);
  child.stderr.setEncoding('utf8').on('data', append);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      append(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
  return { code, output };
}

void runAll();
