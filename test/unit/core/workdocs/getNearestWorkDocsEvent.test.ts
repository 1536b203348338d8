import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { getNearestWorkDocsEvent } from '../../../../src/core/workdocs/getNearestWorkDocsEvent';
import { getWorkDocsEvents } from '../../../../src/core/workdocs/getWorkDocsEvent';

const rows: readonly (readonly [string, string | undefined])[] = [
  ['DeleteFolders', 'DeleteFolder'],
  ['DeleteFoldr', 'DeleteFolder'],
  ['deactivateuser', 'DeactivateUser'],
  ['DescribeUser', 'DescribeUsers'],
  ['RemoveUsersFromGroup', 'RemoveUserFromGroup'],
  ['StartInstanceExports', 'StartInstanceExport'],
  ['RunInstances', undefined],
  ['PutObject', undefined],
  ['', undefined],
  ['x'.repeat(100_000), undefined],
];

describe('getNearestWorkDocsEvent', () => {
  for (const [name, nearest] of rows) {
    it(`finds ${String(nearest)} for ${name.slice(0, 30)}`, () => {
      assert.equal(getNearestWorkDocsEvent(name)?.name, nearest);
    });
  }

  it('finds each known name itself', () => {
    for (const event of getWorkDocsEvents()) {
      assert.equal(getNearestWorkDocsEvent(event.name), event);
    }
  });
});
