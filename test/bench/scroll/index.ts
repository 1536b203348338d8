/** `npm run bench:scroll`: whether the explorer's tree holds 60 frames a second while it is scrolled. */
import { loadavg } from 'node:os';
import { WrongAnswer } from '../caseResult';
import { getMachine } from '../machine';
import { measureScroll, type ScrollResult } from './measureScroll';

const RECORDS = 1_000_000;

function toLine({ page, frames }: ScrollResult): string {
  const { count, median, p95, p99, longest, late, veryLate, work, blank } = frames;
  const toShare = (share: number): string => `${(share * 100).toFixed(1)}%`;
  return [
    `  ${page.padEnd(28)} ${String(count)} frames`,
    `median ${median.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)}, longest ${longest.toFixed(1)} ms`,
    `over 16.7 ms ${toShare(late)}, over 33.3 ms ${toShare(veryLate)}`,
    `work ${work.toFixed(1)} ms a frame`,
    ...(blank === undefined ? [] : [`rows not there ${toShare(blank)}`]),
  ].join('; ');
}

async function run(parameters: readonly string[]): Promise<void> {
  const records = Number(parameters[0] ?? RECORDS);
  const { processor, cores, system, node } = getMachine();
  console.log(
    `${processor}, ${String(cores)} cores, ${system}, Node ${node}; Chromium draws without a graphics card`,
  );
  const results = await measureScroll(records);
  for (const plan of new Set(results.map((result) => result.plan))) {
    console.log(plan);
    for (const result of results.filter((each) => each.plan === plan)) {
      console.log(toLine(result));
    }
  }
  const load = loadavg()[0] ?? 0;
  console.log(
    `Load of the last minute: ${load.toFixed(1)}${load > cores ? ' (frames were late for other work, too)' : ''}`,
  );
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof WrongAnswer ? `Wrong answer: ${error.message}` : error);
  process.exitCode = 1;
});
