import assert from 'node:assert/strict';
import { createRecord, getHits } from '../records';

const DUPLICATE = 'shape.duplicate-event-id';
const ADDENDUM = 'shape.addendum';

describe(DUPLICATE, () => {
  it('names the earlier record and leads to it', () => {
    const [hit, ...more] = getHits(DUPLICATE, createRecord({ eventID: 'abc' }), { abc: 0 });
    assert.deepEqual(more, []);
    assert.deepEqual(hit?.path, ['eventID']);
    assert.equal(hit.relatedRecord, 0);
    assert.equal(hit.recordIndex, 2);
    assert.match(hit.message, /"abc" stands already in record 1 /);
  });

  it('says nothing of the first one', () => {
    assert.deepEqual(getHits(DUPLICATE, createRecord({ eventID: 'abc' }), { abc: 2 }), []);
  });

  it('says nothing of ids that are absent, empty, of another type, or stand nowhere else', () => {
    for (const eventID of [null, '', 7, 'other']) {
      assert.deepEqual(getHits(DUPLICATE, createRecord({ eventID }), { abc: 0, '': 0, '7': 0 }), []);
    }
  });
});

describe(ADDENDUM, () => {
  const corrected = createRecord({
    addendum: {
      reason: 'UPDATED_DATA',
      updatedFields: 'responseElements',
      originalEventID: 'abc',
      originalRequestID: 'def',
    },
  });

  it('leads to the original in the same log', () => {
    const [hit, ...more] = getHits(ADDENDUM, corrected, { abc: 1 });
    assert.deepEqual(more, []);
    assert.deepEqual(hit?.path, ['addendum']);
    assert.equal(hit.relatedRecord, 1);
    assert.match(
      hit.message,
      /corrects an earlier record .*"UPDATED_DATA".*"responseElements".*"abc" is record 2 /,
    );
  });

  it('says that the original is in another log', () => {
    const [hit] = getHits(ADDENDUM, corrected);
    assert.equal(hit?.relatedRecord, undefined);
    assert.equal(hit?.data?.['originalEventID'], 'abc');
    assert.match(hit.message, /"abc" is not in this log/);
  });

  it('knows late records, which have no original', () => {
    for (const reason of ['DELIVERY_DELAY', 'SERVICE_OUTAGE']) {
      const [hit] = getHits(ADDENDUM, createRecord({ addendum: { reason } }));
      assert.deepEqual(hit?.path, ['addendum']);
      assert.match(hit.message, new RegExp(`was delivered late.*"${reason}"`));
    }
  });

  it('says nothing of records without one', () => {
    for (const addendum of [null, 'UPDATED_DATA', ['x']]) {
      assert.deepEqual(getHits(ADDENDUM, createRecord({ addendum })), []);
    }
    assert.deepEqual(getHits(ADDENDUM, createRecord()), []);
  });
});
