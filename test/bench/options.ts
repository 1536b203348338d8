import { parseArgs } from 'node:util';

/** What a run of the benchmark measures. */
export interface Options {
  /** Sizes of the generated inputs, in records; of no matter with `folder`. */
  readonly sizes: readonly number[];
  /** Logs to measure with in place of generated ones. */
  readonly folder: string | undefined;
  /** A small input and few rounds, for continuous integration. */
  readonly quick: boolean;
  /** File for everything that was measured, as JSON. */
  readonly json: string | undefined;
  /** Whether to write the benchmark page. */
  readonly write: boolean;
}

export const USAGE = `npm run bench -- [--records N]… [--input FOLDER] [--quick] [--json FILE] [--write]
  --records N     generated logs with N records (may be repeated; default 10,000 and 100,000)
  --input FOLDER  the *.json and *.json.gz below this folder in place of generated logs
  --quick         2,000 records and few rounds; fails on wrong answers only
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
    quick: values.quick,
    json: values.json,
    write: values.write,
  };
}
