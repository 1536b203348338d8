import assert from 'node:assert/strict';
import { createRecord, createWorkDocsRecord, getHits, without } from '../records';
import { testRule } from './fires';

const UNKNOWN = 'workdocs.unknown-event';

testRule(
  UNKNOWN,
  [
    {
      title: 'a slip of the pen, with the nearest name',
      record: createWorkDocsRecord('DeactivateUsr'),
      path: ['eventName'],
      says: ['"DeactivateUsr"', 'the nearest is DeactivateUser'],
    },
    {
      title: 'a name like no other',
      record: createWorkDocsRecord('TeleportElephant'),
      path: ['eventName'],
      says: ['"TeleportElephant"', 'judge it by its parameters'],
    },
  ],
  [
    { title: 'a known event', record: createWorkDocsRecord('RemoveUserFromGroup') },
    { title: 'a known event in other case', record: createWorkDocsRecord('removeUserFromGroup') },
    { title: 'another service', record: createRecord({ eventName: 'DeactivateUsr' }) },
    { title: 'a record without eventName', record: without(createWorkDocsRecord(''), 'eventName') },
  ],
);

describe(`${UNKNOWN} for a quick fix`, () => {
  it('hands over the nearest name', () => {
    const [hit] = getHits(UNKNOWN, createWorkDocsRecord('CreateFoldr'));
    assert.deepEqual(hit?.data, { nearest: 'CreateFolder' });
  });
});

testRule(
  'workdocs.after-end-of-service',
  [
    {
      title: 'the first moment after the last day',
      record: createWorkDocsRecord('GetDocument', { eventTime: '2025-04-26T00:00:00Z' }),
      path: ['eventTime'],
      says: ['"2025-04-26T00:00:00Z"', '2025-04-25'],
    },
    {
      title: 'a time with an offset',
      record: createWorkDocsRecord('GetDocument', { eventTime: '2025-04-25T20:00:00-05:00' }),
      path: ['eventTime'],
      says: ['-05:00'],
    },
  ],
  [
    {
      title: 'the last day itself',
      record: createWorkDocsRecord('GetDocument', { eventTime: '2025-04-25T23:59:59Z' }),
    },
    { title: 'other services', record: createRecord({ eventTime: '2026-01-01T00:00:00Z' }) },
    {
      title: 'a time that cannot be read',
      record: createWorkDocsRecord('GetDocument', { eventTime: '2025-99-26' }),
    },
  ],
);
