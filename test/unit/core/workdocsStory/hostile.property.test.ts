import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { getResources } from '../../../../src/core/workdocsStory/getResources';
import { tellStory } from '../../../../src/core/workdocsStory/tellStory';
import { buildIndex } from './storyLog';

const id = fc.constantFrom(
  'a',
  'b',
  '__proto__',
  'constructor',
  'S-1-5-21-1',
  'S-1-5-21-1&d-9067e1a2b3',
  '&',
  '',
);
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  id,
  fc.constantFrom('SOURCE', 'RECYCLED', 'ANONYMOUS', 'd-9067e1a2b3', '**-redacted-**'),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>,
  fc.array(fc.dictionary(fc.constantFrom('Id', 'id', 'Type', 'Role', 'Name'), id), { maxLength: 3 }),
);
const parameters = fc.dictionary(
  fc.constantFrom(
    ...'DocumentId documentid FolderId ResourceId ParentFolderId Name Id id UserId userSid username'.split(
      ' ',
    ),
    ...'Principals PrincipalId PrincipalType ResourceState Fields directoryId OrganizationId group'.split(
      ' ',
    ),
    ...'metadata documents folders path user users shareResults InstanceIds alias __proto__'.split(' '),
  ),
  value,
);
const record: fc.Arbitrary<JsonObject> = fc.record(
  {
    eventSource: fc.constant('workdocs.amazonaws.com'),
    eventName: fc.oneof(
      fc.constantFrom(
        ...'AddResourcePermissions RemoveResourcePermission RemoveAllResourcePermissions CreateFolder'.split(
          ' ',
        ),
        ...'InitiateDocumentVersionUpload UpdateDocument UpdateFolder DeleteDocument GetDocumentVersion'.split(
          ' ',
        ),
        ...'CreateUser DeactivateUser ActivateUser AddUserToGroup StartInstanceExport GetDocumentPath'.split(
          ' ',
        ),
      ),
      fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<JsonValue>,
    ),
    eventTime: fc.oneof(fc.constantFrom('2025-03-01T10:00:00Z', '2025-03-02T10:00:00Z', 'x'), value),
    userIdentity: fc.oneof(
      fc.record({ type: fc.constantFrom('Unknown', 'Directory', 'IAMUser'), principalId: id, userName: id }),
      value,
    ),
    requestParameters: fc.oneof(parameters, value),
    responseElements: fc.oneof(parameters, value),
    errorCode: value,
  },
  { requiredKeys: ['eventSource'] },
);

describe('stories of hostile records', () => {
  it('never throw and count every record', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 25 }), (records) => {
        const index = buildIndex(records);
        assert.equal(index.count, records.length);
        for (const { kind, id: resource, events } of getResources(index)) {
          const story = tellStory(index, kind, resource);
          assert.equal(story?.events, events);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('stand values nested 20,000 deep and 5 MB long', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as JsonValue;
    const long = 'x'.repeat(5_000_000);
    const index = buildIndex([
      {
        eventSource: 'workdocs.amazonaws.com',
        eventName: long,
        userIdentity: { type: 'Unknown', principalId: long, sessionContext: deep },
        requestParameters: { DocumentId: 'd', Name: long, Principals: deep, More: deep },
        responseElements: deep,
        errorMessage: long,
      },
    ]);
    const text = JSON.stringify(tellStory(index, 'document', 'd'));
    assert.ok(text.length < 10_000, `${text.length} characters`);
  });

  it('come to an end where one file is shared and moved 50,000 times', () => {
    const records: JsonObject[] = Array.from({ length: 50_000 }, (_, i) => ({
      eventSource: 'workdocs.amazonaws.com',
      eventName: i % 2 === 0 ? 'UpdateDocument' : 'AddResourcePermissions',
      eventTime: new Date(1.7e12 + i * 1000).toISOString(),
      userIdentity: { type: 'Unknown', principalId: 'p', userName: 'u' },
      requestParameters:
        i % 2 === 0
          ? { DocumentId: 'd', ParentFolderId: `f${i % 3}` }
          : {
              ResourceId: i % 3 === 0 ? 'd' : `f${i % 3}`,
              Principals: [{ Id: `p${i}`, Type: 'USER', Role: 'VIEWER' }],
            },
    }));
    const story = tellStory(buildIndex(records), 'document', 'd');
    assert.equal(
      story?.chapters.every(({ entries }) => entries.length <= 500),
      true,
    );
  });
});
