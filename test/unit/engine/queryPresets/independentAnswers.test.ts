import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { queryPresets } from '../../../../src/core/query/presets/queryPresets';
import type { CellValue } from '../../../../src/protocol/query';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { independentAnswers } from './independentAnswers';
import type { Parsed } from './independentRecord';
import { readRecords } from './independentRecord';
import type { PresetRunner } from './presetRunner';
import { createPresetRunner, getPreset, toParameters } from './presetRunner';

/** Rows in an order of their own, since the presets' order leaves ties open. */
function toSorted(rows: readonly (readonly CellValue[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

const SAMPLES = path.join(repositoryRoot, 'samples');
const SAMPLE_FILES = /^(?:account|workdocs|organization\/.*\/CloudTrail)\/.*\.json(?:\.gz)?$/;

function findFiles(folder: string, wanted: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => wanted.test(file))
    .sort()
    .map((file) => path.join(folder, file));
}

describe('presets and an independent computation', function () {
  this.timeout(120_000);
  let runner: PresetRunner;

  before(async () => {
    runner = await createPresetRunner();
  });

  after(async () => {
    await runner.close();
  });

  it('has a computation for every preset', () => {
    assert.deepEqual(Object.keys(independentAnswers).sort(), queryPresets.map(({ id }) => id).sort());
  });

  compareOver('samples', SAMPLES, SAMPLE_FILES, 500);
  compareOver(
    '../shared/data',
    path.resolve(repositoryRoot, '../shared/data'),
    /^(?:trail-json|arrays)\/.*\.json$/,
    2000,
  );

  it('has rows to compare over the samples', () => {
    const records = readRecords(findFiles(SAMPLES, SAMPLE_FILES));
    assert.deepEqual(
      Object.entries(independentAnswers)
        .filter(
          ([id, { compute, parameters }]) =>
            compute(records, toParameters(getPreset(id), parameters?.(records))).length === 0,
        )
        .map(([id]) => id),
      // What no sample tells; the logs of ../shared/data have all but the objects and the models.
      [
        'recovery-destroyed',
        'made-public',
        'data-copied',
        'objects-destroyed',
        'secrets-read',
        'model-calls',
      ],
    );
  });

  function compareOver(title: string, folder: string, wanted: RegExp, least: number): void {
    describe(`agree over ${title}`, () => {
      let records: readonly Parsed[] = [];

      before(async function () {
        if (!existsSync(folder)) {
          console.log(`      skipped: there is no ${folder}`);
          this.skip();
        }
        const files = findFiles(folder, wanted);
        records = readRecords(files);
        await runner.loadFiles(files);
      });

      it('has records', () => {
        assert.ok(records.length >= least, String(records.length));
      });

      for (const [id, { columns, compute, parameters }] of Object.entries(independentAnswers)) {
        it(id, async () => {
          const given = toParameters(getPreset(id), parameters?.(records));
          const found = await runner.run(id, given);
          assert.deepEqual(
            toSorted(found.map((row) => columns.map((column) => row[column] ?? null))),
            toSorted(compute(records, given)),
          );
        });
      }
    });
  }
});
