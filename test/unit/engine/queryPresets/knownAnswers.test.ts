import assert from 'node:assert/strict';
import { queryPresets } from '../../../../src/core/query/presets/queryPresets';
import { accessCases } from './accessCases';
import { activityCases } from './activityCases';
import { changeCases } from './changeCases';
import { identityCases } from './identityCases';
import type { PresetRunner } from './presetRunner';
import { createPresetRunner } from './presetRunner';
import { workDocsCases } from './workDocsCases';

const cases = [...activityCases, ...accessCases, ...changeCases, ...identityCases, ...workDocsCases];

describe('presets over records whose answer is known', function () {
  this.timeout(120_000);
  let runner: PresetRunner;

  before(async () => {
    runner = await createPresetRunner();
  });

  after(async () => {
    await runner.close();
  });

  for (const { preset, parameters = {}, records, columns, rows } of cases) {
    const given = Object.entries(parameters).map(([name, value]) => ` ${name}=${String(value)}`);
    it(`${preset}${given.join('')}`, async () => {
      await runner.loadRecords(records);
      const found = await runner.run(preset, parameters);
      assert.deepEqual(
        found.map((row) => columns.map((column) => row[column])),
        rows,
      );
    });
  }

  it('has a case with rows for every preset', () => {
    const checked = new Set(cases.filter(({ rows }) => rows.length > 0).map(({ preset }) => preset));
    assert.deepEqual(
      queryPresets.map(({ id }) => id).filter((id) => !checked.has(id)),
      [],
    );
  });
});
