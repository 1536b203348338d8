import { parseArgs } from 'node:util';

/** What a run of the benchmark measures. */
export interface Options {
  /** Sizes of the generated inputs, in records; of no matter with `folder`. */
  readonly sizes: readonly number[];
  /** Logs to measure with in place of generated ones. */
  readonly folder: string | undefined;
  /** A small input and few rounds, for continuous integration. */
  readonly quick: boolean;
  /** Whether to measure the cost of an event in sessions of up to a million. */
  readonly growth: boolean;
  /** File for everything that was measured, as JSON. */
  readonly json: string | undefined;
  /** Whether to write the benchmark page. */
  readonly write: boolean;
}

export const USAGE = `npm run bench -- [--records N]… [--input FOLDER] [--quick] [--growth] [--json FILE] [--write]
  --records N     generated logs with N records (may be repeated; default 10,000 and 100,000)
  --input FOLDER  the *.json and *.json.gz below this folder in place of generated logs
  --quick         2,000 records and few rounds; fails on wrong answers only
  --growth        also the cost of an event in sessions of 100,000 to a million: takes minutes
  --json FILE     writes everything that was measured
  --write         writes .github/BENCHMARKS.md`;

const DEFAULT_SIZES = [10_000, 100_000];
const QUICK_SIZES = [2_000];

/** Reads the command line. Throws with a plain sentence where it makes no sense. */
export function parseOptions(parameters: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      records: { type: 'string', multiple: true },
      input: { type: 'string' },
      quick: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const sizes = values.records?.map((text) => Number(text.replaceAll(/[_,]/g, '')));
  if (sizes?.some((size) => !Number.isInteger(size) || size < 1) === true) {
    throw new Error('--records needs a whole number from 1 on.');
  }
  return {
    sizes: sizes ?? (values.quick ? QUICK_SIZES : DEFAULT_SIZES),
    folder: values.input,
    growth: values.growth,
    quick: values.quick,
    json: values.json,
    write: values.write,
  };
}
