import assert from 'node:assert/strict';
import { explainEmpty } from '../../../../../src/core/query/presets/explainEmpty';

const QUERY = { title: 'Deletions', sql: 'SELECT 1' };

describe('explainEmpty', () => {
  it('says what there is none of, and which values left events out', () => {
    const parameters = {
      service: 'kms.amazonaws.com',
      from: '1970-01-01T00:00:00Z',
      until: '2024-11-19T00:00:00Z',
      stray: 'x',
    };
    assert.deepEqual(explainEmpty({ ...QUERY, preset: 'deletions', parameters }), {
      none: 'No call deleted, terminated or purged anything, or tried to.',
      values: [
        {
          title: 'Service',
          value: 'kms.amazonaws.com',
          hint: 'eventSource of the service, where % stands for any text.',
        },
        { title: 'Until', value: '2024-11-19T00:00:00Z', hint: 'Last moment, ISO 8601 in UTC.' },
      ],
    });
  });

  it('names a number that was asked for, and nothing where all events were asked', () => {
    assert.deepEqual(
      explainEmpty({ ...QUERY, preset: 'access-keys', parameters: { addresses: 2 } })?.values.map(
        ({ title, value }) => [title, value],
      ),
      [['Addresses at least', '2']],
    );
    assert.deepEqual(
      explainEmpty({ ...QUERY, preset: 'deletions', parameters: { service: '%' } })?.values,
      [],
    );
    assert.deepEqual(explainEmpty({ ...QUERY, preset: 'root-use' })?.values, []);
  });

  it('knows nothing of other queries', () => {
    assert.equal(explainEmpty(QUERY), undefined);
    assert.equal(explainEmpty({ ...QUERY, preset: 'of-a-later-version' }), undefined);
  });
});
