import assert from 'node:assert/strict';
import { CORE_FIELDS, findField, getFieldNumber, matchKey } from '../../../../src/core/scan/recordField';
import { recordFields } from '../../../../src/core/fields/recordFields';
import { toBytes } from '../../../../src/core/text/utf8';

const NAMES = [
  'eventVersion',
  'userIdentity',
  'eventTime',
  'eventSource',
  'eventName',
  'insightDetails',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'requestID',
  'eventID',
  'readOnly',
  'resources',
  'eventType',
  'apiVersion',
  'managementEvent',
  'recipientAccountId',
  'serviceEventDetails',
  'sharedEventID',
  'vpcEndpointId',
  'vpcEndpointAccountId',
  'eventCategory',
  'addendum',
  'sessionCredentialFromConsole',
  'edgeDeviceDetails',
  'tlsDetails',
  'eventContext',
  '@timestamp',
] as const;

function find(text: string): number {
  const bytes = toBytes(`"${text}":`);
  return findField(bytes, 1, bytes.length - 2);
}

describe('findField', () => {
  it('knows every field, each by a number of its own', () => {
    assert.deepEqual(
      NAMES.map(find),
      NAMES.map((_, i) => i),
    );
    assert.deepEqual(NAMES.map(getFieldNumber), NAMES.map(find));
  });

  it('counts the fields of events alone as core fields', () => {
    assert.deepEqual(NAMES.slice(0, CORE_FIELDS).sort(), [
      'eventName',
      'eventSource',
      'eventTime',
      'eventVersion',
      'insightDetails',
      'userIdentity',
    ]);
  });

  const others = [
    '',
    'x',
    'eventid',
    'eventIDs',
    'EventName',
    'eventNamE',
    'event\\u0049D',
    'e'.repeat(40),
    'évent',
  ];
  for (const name of others) {
    it(`takes ${JSON.stringify(name)} for no field`, () => {
      assert.equal(find(name), -1);
    });
  }

  it('takes no name of a documented field for another one', () => {
    for (const { path } of recordFields) {
      const name = path.split('.')[0] ?? '';
      assert.equal(find(name), (NAMES as readonly string[]).indexOf(name), name);
    }
  });
});

describe('matchKey', () => {
  const view = (text: string): DataView => new DataView(toBytes(text).buffer);

  it('matches a name with its quotes and colon, and gives their length', () => {
    NAMES.forEach((name, field) => {
      assert.equal(matchKey(view(`{"${name}":1}`), 1, field), name.length + 3, name);
    });
  });

  const misses: readonly (readonly [string, string])[] = [
    ['another name of the same length', '"eventNamf":'],
    ['a longer name', '"eventNames":'],
    ['a space before the colon', '"eventName" :'],
    ['text that ends', '"eventName"'],
    ['no quote before it', ' eventName":'],
  ];
  for (const [what, text] of misses) {
    it(`does not match ${what}`, () => {
      assert.equal(matchKey(view(text), 0, getFieldNumber('eventName')), 0);
    });
  }

  it('matches nothing past the end', () => {
    assert.equal(matchKey(view('"eventName":'), 12, 0), 0);
    assert.equal(matchKey(view(''), 0, 0), 0);
  });
});
