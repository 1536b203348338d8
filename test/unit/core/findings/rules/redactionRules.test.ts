import assert from 'node:assert/strict';
import { createRecord, createWorkDocsRecord, directoryUser, getHits } from '../records';
import { testRule } from './fires';

const CODE = 'redaction.hidden-value';
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

testRule(
  CODE,
  [
    {
      title: 'a password',
      record: createRecord({ requestParameters: { masterUserPassword: HIDDEN } }),
      path: ['requestParameters', 'masterUserPassword'],
      says: [HIDDEN, 'a password ("masterUserPassword")'],
    },
    {
      title: 'the token of a WorkDocs user',
      record: createWorkDocsRecord('GetDocument', {
        userIdentity: directoryUser,
        requestParameters: { AuthenticationToken: '**-redacted-**' },
      }),
      path: ['requestParameters', 'AuthenticationToken'],
      says: ['**-redacted-**', 'a token ("AuthenticationToken")'],
    },
    {
      title: 'a WorkDocs comment',
      record: createWorkDocsRecord('CreateComment', {
        userIdentity: directoryUser,
        requestParameters: { Text: HIDDEN },
      }),
      path: ['requestParameters', 'Text'],
      says: ['a comment'],
    },
    {
      title: 'a private key',
      record: createRecord({ responseElements: { keyMaterial: '<sensitiveDataRemoved>' } }),
      path: ['responseElements', 'keyMaterial'],
      says: ['<sensitiveDataRemoved>', 'a private key'],
    },
    {
      title: 'a mask',
      record: createRecord({ responseElements: { TokenValue: '****' } }),
      path: ['responseElements', 'TokenValue'],
      says: ['asterisks', 'a token'],
    },
    {
      title: 'the user name typed at sign-in',
      record: createRecord({
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        userIdentity: { type: 'IAMUser', accountId: '111122223333', userName: HIDDEN },
      }),
      path: ['userIdentity', 'userName'],
      says: ['the user name that was typed at sign-in', 'no such user'],
    },
    {
      title: 'an item of a list',
      record: createRecord({
        requestParameters: { destination: { toAddresses: ['a@example.com', HIDDEN] } },
      }),
      path: ['requestParameters', 'destination', 'toAddresses', 1],
      says: ['an e-mail address'],
    },
    {
      title: 'the value of a tag',
      record: createRecord({ requestParameters: { tags: [{ key: 'Owner', value: HIDDEN }] } }),
      path: ['requestParameters', 'tags', 0, 'value'],
      says: ['the value of a tag'],
    },
    {
      title: 'a marker in the place of a whole object',
      record: createRecord({ eventName: 'SendCommand', requestParameters: { parameters: HIDDEN } }),
      path: ['requestParameters', 'parameters'],
      says: ['"parameters" in "SendCommand"'],
    },
  ],
  [
    {
      title: 'markers inside longer text',
      record: createRecord({ requestParameters: { description: `not ${HIDDEN}`, title: '** DISPUTED **' } }),
    },
    { title: 'wildcards', record: createRecord({ requestParameters: { resource: '*', other: '**' } }) },
    {
      title: 'words of publishers',
      record: createRecord({ requestParameters: { logFileData: 'REDACTED' } }),
    },
  ],
);

describe(`${CODE} in one record`, () => {
  it('marks the name where the name is hidden, and every value by itself', () => {
    const hits = getHits(
      CODE,
      createRecord({ requestParameters: { map: { [HIDDEN]: 'x' }, a: '***', b: { c: [HIDDEN] } } }),
    );
    assert.deepEqual(
      hits.map((hit) => [hit.path, hit.onKey ?? false, hit.data?.['spelling']]),
      [
        [['requestParameters', 'map', HIDDEN], true, HIDDEN],
        [['requestParameters', 'a'], false, 'asterisks'],
        [['requestParameters', 'b', 'c', 0], false, HIDDEN],
      ],
    );
  });
});
