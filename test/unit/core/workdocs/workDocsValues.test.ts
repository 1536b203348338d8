import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  WORKDOCS_END_OF_SERVICE,
  WORKDOCS_END_OF_SERVICE_DATE,
} from '../../../../src/core/workdocs/workDocsService';
import {
  getWorkDocsValueWords,
  isDirectoryId,
  isSecurityIdentifier,
} from '../../../../src/core/workdocs/workDocsValues';

describe('WorkDocs values', () => {
  it('puts values of lists into words', () => {
    assert.match(
      getWorkDocsValueWords('AddResourcePermissions', 'Type', 'ANONYMOUS') ?? '',
      /without signing in/,
    );
    assert.match(getWorkDocsValueWords('UpdateUser', 'type', 'ADMIN') ?? '', /administrator/);
    assert.match(getWorkDocsValueWords(undefined, 'ResourceState', 'RECYCLED') ?? '', /recycle bin/);
    assert.match(getWorkDocsValueWords('AddResourcePermissions', 'Role', 'COOWNER') ?? '', /sharing/);
    assert.equal(getWorkDocsValueWords('DeregisterDirectory', 'type', 'ADMIN'), undefined);
    assert.equal(getWorkDocsValueWords('UpdateUser', 'Type', 'toString'), undefined);
    assert.equal(getWorkDocsValueWords('UpdateUser', '__proto__', 'ADMIN'), undefined);
  });

  it('tells directory ids and security identifiers', () => {
    assert.equal(isDirectoryId('d-9067012345'), true);
    assert.equal(isDirectoryId('d-906701234'), false);
    assert.equal(isSecurityIdentifier('S-1-5-21-1004336348-1177238915-682003330-512'), true);
    assert.equal(isSecurityIdentifier('S-1'), false);
    assert.equal(isSecurityIdentifier('S-1-5-x'), false);
  });

  it('knows the end of the service', () => {
    assert.equal(new Date(WORKDOCS_END_OF_SERVICE).toISOString(), '2025-04-25T00:00:00.000Z');
    assert.equal(WORKDOCS_END_OF_SERVICE_DATE, '2025-04-25');
  });
});
