import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getPlane } from '../../../../src/core/workdocs/getPlane';
import type { JsonValue } from '../../../../src/core/record/cloudTrailRecord';

const rows: readonly (readonly [JsonValue | undefined, 'control' | 'data' | undefined])[] = [
  [{ type: 'IAMUser' }, 'control'],
  [{ type: 'Root' }, 'control'],
  [{ type: 'AssumedRole' }, 'control'],
  [{ type: 'IdentityCenterUser' }, 'control'],
  [{ type: 'AWSService', invokedBy: 'workdocs.amazonaws.com' }, 'control'],
  [{ accountId: '111122223333', invokedBy: 'workdocs.amazonaws.com' }, 'control'],
  [{ type: 'Unknown', principalId: 'p', userName: 'u' }, 'data'],
  [{ type: 'Directory' }, 'data'],
  [{ type: 'Visitor' }, undefined],
  [{ type: 7 }, undefined],
  [{ accountId: '111122223333' }, undefined],
  [null, undefined],
  [undefined, undefined],
  ['Unknown', undefined],
];

describe('getPlane', () => {
  for (const [userIdentity, plane] of rows) {
    it(`tells ${String(plane)} from ${JSON.stringify(userIdentity)}`, () => {
      const identity = userIdentity === undefined ? {} : { userIdentity };
      assert.equal(
        getPlane({ eventSource: 'workdocs.amazonaws.com', eventName: 'GetFolder', ...identity }),
        plane,
      );
    });
  }

  it('says nothing of other services', () => {
    assert.equal(
      getPlane({ eventSource: 'sso.amazonaws.com', userIdentity: { type: 'Unknown' } }),
      undefined,
    );
    assert.equal(getPlane({ userIdentity: { type: 'Unknown' } }), undefined);
  });
});
