import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { explainAt } from '../../../../src/core/explain/explainAt';
import type { Explanation } from '../../../../src/core/explain/explanation';
import type { CloudTrailRecord, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import type { JsonPath } from '../../../../src/core/text/span';
import { toText } from '../events/toText';
import { readSharedRecords } from './readSharedRecords';

const now = Date.UTC(2025, 2, 14, 12);
const timeZone = 'Europe/Berlin';

const record: CloudTrailRecord = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'IAMUser',
    userName: 'alice',
    accountId: '111122223333',
    accesskeyid: 'AKIAIOSFODNN7EXAMPLE',
    custom: 1,
  },
  eventTime: '2025-03-11T14:05:12Z',
  eventSource: 'workdocs.amazonaws.com',
  eventName: 'AddResourcePermissions',
  awsRegion: 'us-west-2',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2.15.0',
  errorCode: 'UnauthorizedOperationException',
  requestParameters: {
    AuthenticationToken: '**-redacted-**',
    ResourceId: 'r1',
    Principals: [{ Id: 'd-9067012345', Type: 'ANONYMOUS', Role: 'VIEWER' }],
    NotificationOptions: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    Surprise: { deep: ['0.0.0.0/0'] },
    '***': 'x',
  },
  responseElements: null,
  eventID: '11111111-2222-3333-4444-555555555555',
  eventType: 'AwsApiCall',
  resources: [
    { ARN: 'arn:aws:iam::111122223333:role/admin', accountId: '111122223333', type: 'AWS::IAM::Role' },
  ],
  loader: 'x',
};

function explain(path: JsonPath, part: 'key' | 'value' = 'value', of: CloudTrailRecord = record) {
  return explainAt({ record: of, path, part, now, timeZone });
}

function words(explanations: readonly Explanation[]): string {
  return explanations
    .map(({ title, body, facts = [] }) =>
      [
        `# ${toText(title)}`,
        ...body.map(toText),
        ...facts.map(({ label, value }) => `${label}: ${toText(value)}`),
      ].join('\n'),
    )
    .join('\n');
}

function titles(path: JsonPath, part: 'key' | 'value' = 'value'): readonly string[] {
  return explain(path, part).map(({ title }) => toText(title));
}

describe('explainAt', () => {
  it('tells the event as a whole on the record and on its eventID', () => {
    const sentence =
      'IAM user alice (long-term key) tried to share file or folder r1 with everybody who has the link as VIEWER from 203.0.113.7 but was refused: UnauthorizedOperationException.';
    assert.equal(toText(explain([])[0]?.body[0] ?? []), sentence);
    assert.equal(toText(explain(['eventID'])[0]?.body[0] ?? []), sentence);
    assert.deepEqual(titles([]), ['What happened', 'AddResourcePermissions in Amazon WorkDocs', 'Who']);
    assert.match(words(explain([])), /Region: us-west-2 \(US West \(Oregon\)\)/);
  });

  it('puts the value first on a value and the field first on a name', () => {
    assert.deepEqual(titles(['eventTime']), ['Time', 'Field eventTime']);
    assert.deepEqual(titles(['eventTime'], 'key'), ['Field eventTime', 'Time']);
    assert.deepEqual(titles(['userIdentity'], 'key'), ['Field userIdentity', 'Who']);
  });

  it('puts a hidden value before all', () => {
    assert.deepEqual(titles(['requestParameters', 'AuthenticationToken']), [
      'Hidden value',
      'Field AuthenticationToken',
    ]);
    assert.deepEqual(titles(['requestParameters', 'NotificationOptions']), [
      'Hidden value',
      'Field NotificationOptions',
    ]);
    assert.match(words(explain(['requestParameters', 'AuthenticationToken'])), /Marked as sensitive/);
  });

  it('explains the marker where a path leads into an object that was hidden', () => {
    assert.deepEqual(titles(['requestParameters', 'NotificationOptions', 'EmailMessage']), ['Hidden value']);
  });

  it('explains a property name that is a marker', () => {
    const [first] = explain(['requestParameters', '***'], 'key');
    assert.match(toText(first?.title ?? []), /^Hidden/);
    assert.doesNotMatch(titles(['requestParameters', '***']).join(), /Hidden/);
  });

  it('says what null means', () => {
    assert.match(words(explain(['responseElements'])), /It is null here\. Null for calls that only read/);
  });

  it('shows the meaning of the one value, and of all on the name', () => {
    assert.match(words(explain(['eventType'])), /This value: a call of an API/);
    assert.match(
      words(explain(['eventType'], 'key')),
      /Values: AwsApiCall: a call of an API; AwsServiceEvent/,
    );
  });

  it('tolerates and mentions another spelling', () => {
    const text = words(explain(['userIdentity', 'accesskeyid']));
    assert.match(text, /CloudTrail spells it accessKeyId/);
    assert.match(text, /long-term/);
  });

  it('explains parameters of WorkDocs from the catalog', () => {
    assert.match(
      words(explain(['requestParameters', 'Principals', 0, 'Type'])),
      /ANONYMOUS: everybody who has the link/,
    );
    assert.match(
      words(explain(['requestParameters', 'ResourceId'])),
      /Id of the file or folder\.\nRequired\./,
    );
    assert.match(
      words(explain(['requestParameters', 'Principals', 0, 'Id'])),
      /also the id of the WorkDocs site/,
    );
    assert.match(
      words(explain(['requestParameters', 'Surprise'])),
      /A parameter of AddResourcePermissions of Amazon WorkDocs/,
    );
  });

  it('explains values by their form anywhere', () => {
    assert.match(words(explain(['requestParameters', 'Surprise', 'deep', 0])), /the whole internet/);
    assert.deepEqual(titles(['resources', 0, 'ARN']), ['ARN', 'Resource', 'Field ARN']);
    assert.match(
      words(
        explain(['requestParameters', 'x'], 'value', { requestParameters: { x: 'ASIAY34FZKBOKMUTVV7A' } }),
      ),
      /609629065308/,
    );
    assert.match(
      words(
        explain(['requestParameters', 'x'], 'value', { requestParameters: { x: '2025-03-11T14:05:12Z' } }),
      ),
      /2 days ago/,
    );
    assert.match(
      words(explain(['requestParameters', 'x'], 'value', { requestParameters: { x: '10.1.2.3' } })),
      /private/i,
    );
  });

  it('does not take account ids and sizes for times', () => {
    const of = {
      requestParameters: { size: 1_700_000_000, account: '170000000000', startTime: 1_700_000_000 },
    };
    assert.deepEqual(
      explain(['requestParameters', 'size'], 'value', of).map(({ title }) => toText(title)),
      ['Field size'],
    );
    assert.match(words(explain(['requestParameters', 'account'], 'value', of)), /account id/);
    assert.match(words(explain(['requestParameters', 'startTime'], 'value', of)), /2023-11-14T22:13:20Z/);
  });

  it('says where a field without documentation comes from', () => {
    assert.match(words(explain(['loader'])), /CloudTrail documents no field of this name/);
    assert.match(words(explain(['userIdentity', 'custom'])), /does not document this member of userIdentity/);
  });

  it('gives nothing for a path that does not exist', () => {
    assert.deepEqual(explain(['nothing']), []);
    assert.deepEqual(explain(['constructor']), []);
    assert.deepEqual(explain(['requestParameters', '__proto__']), []);
  });

  it('links only to documentation of AWS', () => {
    const hostile = { eventSource: 'evil.example', eventName: '](https://evil.example)' };
    const links = [...explain([]), ...explain([], 'value', hostile)].flatMap(
      ({ links: found = [] }) => found,
    );
    assert.ok(links.length > 0);
    for (const { url } of links) {
      assert.match(url, /^https:\/\/docs\.aws\.amazon\.com\/[A-Za-z0-9./-]+$/);
    }
  });

  it('gives every path of every real record a block', function () {
    this.timeout(120_000);
    const records = readSharedRecords();
    if (records === undefined) {
      console.log('      skipped: ../shared/data is not beside the project');
      this.skip();
    }
    let places = 0;
    for (const real of records) {
      for (const path of getPaths(real)) {
        for (const part of ['key', 'value'] as const) {
          const found = explain(path, part, real);
          places += 1;
          assert.ok(found.length > 0, JSON.stringify(path));
          for (const { title, body, facts = [] } of found) {
            assert.notEqual(toText(title), '');
            for (const sentence of [title, ...body, ...facts.map(({ value }) => value)]) {
              const ours = sentence.filter((piece) => typeof piece === 'string').join('');
              assert.doesNotMatch(ours, /undefined|NaN|\[object/);
            }
          }
        }
      }
    }
    assert.ok(places > 200_000);
  });

  it('never throws and always answers for a place that exists', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('workdocs.amazonaws.com', 's3.amazonaws.com', ''),
        (value, eventSource) => {
          const odd: CloudTrailRecord = {
            ...Object.fromEntries(
              [
                'userIdentity',
                'requestParameters',
                'responseElements',
                'resources',
                'tlsDetails',
                'eventTime',
                'errorCode',
                'sourceIPAddress',
                'userAgent',
              ].map((name) => [name, value as JsonValue]),
            ),
            eventSource,
            eventName: 'UpdateUser',
          };
          for (const path of getPaths(odd)) {
            assert.ok(explain(path, 'value', odd).length > 0);
            assert.ok(explain(path, 'key', odd).length > 0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

function getPaths(root: CloudTrailRecord): readonly JsonPath[] {
  const paths: JsonPath[] = [];
  const stack: { readonly value: JsonValue | undefined; readonly path: JsonPath }[] = [
    { value: root, path: [] },
  ];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { value, path } = place;
    paths.push(path);
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, index) =>
        stack.push({ value: item, path: [...path, index] }),
      );
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, item]) => stack.push({ value: item, path: [...path, key] }));
    }
  }
  return paths;
}
