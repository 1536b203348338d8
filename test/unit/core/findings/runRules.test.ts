import assert from 'node:assert/strict';
import { buildEventIDLookup, runRules } from '../../../../src/core/findings/runRules';
import { createRecord } from './records';

describe('runRules', () => {
  it('goes through the records in order and knows the log as a whole', () => {
    const records = [
      { recordIndex: 4, record: createRecord({ eventID: 'a', errorCode: 'AccessDenied' }) },
      { recordIndex: 7, record: createRecord({ eventID: 'b' }) },
      { recordIndex: 9, record: createRecord({ eventID: 'a' }) },
    ];
    const findings = [...runRules(records, buildEventIDLookup(records))];
    assert.deepEqual(
      findings.map(({ recordIndex, code, relatedRecord }) => [recordIndex, code, relatedRecord]),
      [
        [4, 'security.access-denied', undefined],
        [9, 'shape.duplicate-event-id', 4],
      ],
    );
  });

  it('checks no more records than are asked for', () => {
    let taken = 0;
    function* createRecords() {
      for (let recordIndex = 0; recordIndex < 3; recordIndex++) {
        taken += 1;
        yield { recordIndex, record: createRecord({ errorCode: 'AccessDenied' }) };
      }
    }
    runRules(createRecords(), () => undefined).next();
    assert.equal(taken, 1);
  });

  it('passes the settings on', () => {
    const records = [{ recordIndex: 0, record: createRecord({ errorCode: 'AccessDenied' }) }];
    assert.deepEqual([...runRules(records, () => undefined, { 'security.access-denied': 'off' })], []);
  });
});
