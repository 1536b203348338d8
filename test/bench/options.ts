import { parseArgs } from 'node:util';
import { PARTS, type PartName } from './report';

/** What a run of the benchmark measures. */
export interface Options {
  readonly parts: readonly PartName[];
  /** Sizes of the generated inputs of the index, in records; of no matter with `folder`. */
  readonly sizes: readonly number[];
  /** Logs to measure the index with in place of generated ones. */
  readonly folder: string | undefined;
  /** Small inputs and few rounds, for continuous integration. */
  readonly quick: boolean;
  /** File for everything that was measured, as JSON. */
  readonly json: string | undefined;
  /** Whether to write the benchmark page. */
  readonly write: boolean;
}

export const USAGE = `npm run bench -- [--only PART]… [--records N]… [--input FOLDER] [--quick] [--json FILE] [--write]
  --only PART     one of ${PARTS.join(', ')} (may be repeated; all of them take half an hour)
  --records N     generated logs with N records for the index (may be repeated; default 10,000 and 100,000)
  --input FOLDER  the *.json and *.json.gz below this folder in place of these, and the index alone
  --quick         a thousand records and few rounds; fails on wrong answers only
  --json FILE     writes everything that was measured
  --write         writes .github/BENCHMARKS.md, where parts that were not measured stay as they are`;

const DEFAULT_SIZES = [10_000, 100_000];
const QUICK_SIZES = [2_000];

/** Reads the command line. Throws with a plain sentence where it makes no sense. */
export function parseOptions(parameters: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      only: { type: 'string', multiple: true },
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
    parts: values.input === undefined ? toParts(values.only) : ['index'],
    sizes: sizes ?? (values.quick ? QUICK_SIZES : DEFAULT_SIZES),
    folder: values.input,
    quick: values.quick,
    json: values.json,
    write: values.write,
  };
}

function toParts(names: readonly string[] | undefined): readonly PartName[] {
  if (names === undefined) {
    return PARTS;
  }
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) {
    throw new Error(`--only ${unknown} is no part; there are ${PARTS.join(', ')}.`);
  }
  return PARTS.filter((part) => names.includes(part));
}
