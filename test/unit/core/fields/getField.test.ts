import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getField, getFields, toFieldPath } from '../../../../src/core/fields/getField';

describe('getField', () => {
  const rows: readonly (readonly [readonly (string | number)[], string | undefined])[] = [
    [['eventTime'], 'eventTime'],
    [['resources', 3, 'ARN'], 'resources[].ARN'],
    [
      ['userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated'],
      'userIdentity.sessionContext.attributes.mfaAuthenticated',
    ],
    [['useridentity', 'accesskeyid'], 'userIdentity.accessKeyId'],
    [['userIdentity', 'accesKeyId'], 'userIdentity.accessKeyId'],
    [['sourceIpAddress'], 'sourceIPAddress'],
    [['additionalEventData', 'x-amz-id-2'], 'additionalEventData.x-amz-id-2'],
    [
      ['insightDetails', 'insightContext', 'attributions', 0, 'insight', 1, 'value'],
      'insightDetails.insightContext.attributions[].insight[].value',
    ],
    [['resources', 'ARN'], undefined],
    [['eventTime', 0], undefined],
    [['__proto__'], undefined],
    [['constructor'], undefined],
    [[], undefined],
    [new Array<string>(100_000).fill('a'), undefined],
  ];
  for (const [path, found] of rows) {
    it(`finds ${String(found)} for ${JSON.stringify(path).slice(0, 60)}`, () => {
      assert.equal(getField(path)?.path, found);
    });
  }

  it('says since which version, after the user guide', () => {
    const since = (name: string) => getField([name])?.since;
    assert.deepEqual(
      [
        'eventTime',
        'eventID',
        'eventType',
        'sharedEventID',
        'vpcEndpointId',
        'serviceEventDetails',
        'managementEvent',
      ].map(since),
      ['1.0', '1.01', '1.02', '1.03', '1.04', '1.05', '1.06'],
    );
    assert.deepEqual(['eventCategory', 'addendum', 'vpcEndpointAccountId', 'eventContext'].map(since), [
      '1.07',
      '1.08',
      '1.09',
      '1.11',
    ]);
  });

  it('has sentences, each field once', () => {
    const paths = getFields().map((field) => field.path);
    assert.equal(new Set(paths).size, paths.length);
    for (const field of getFields()) {
      assert.match(field.meaning, /^[A-Z@].*\.$/s, field.path);
      assert.match(field.absent ?? 'A.', /\.$/, field.path);
    }
  });

  it('documents every member of userIdentity that the format has', () => {
    for (const name of [
      'type',
      'userName',
      'principalId',
      'arn',
      'accountId',
      'accessKeyId',
      'sessionContext',
      'invokedBy',
      'invokedByDelegate',
      'onBehalfOf',
      'inScopeOf',
      'credentialId',
      'identityProvider',
    ]) {
      assert.equal(getField(['userIdentity', name])?.path, `userIdentity.${name}`);
    }
  });

  it('writes paths', () => {
    assert.equal(toFieldPath(['a', 0, 'b', 1, 2]), 'a[].b[][]');
    assert.equal(toFieldPath([0, 'a']), '[].a');
  });
});
