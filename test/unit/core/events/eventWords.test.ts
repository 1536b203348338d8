import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { eventPhrases } from '../../../../src/core/events/eventPhrases';
import { eventReadings } from '../../../../src/core/events/eventReadings';
import { parseEventName, toPlainEventName, toWords } from '../../../../src/core/events/eventWords';
import { toPastPhrase } from '../../../../src/core/events/verbs';
import { isKnownService } from '../../../../src/core/services/getService';

describe('parseEventName', () => {
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    ['CreateDBInstance', 'create', 'DB instance'],
    ['DescribeVpcEndpoints', 'read', 'VPC endpoints'],
    ['ListMFADevices', 'list', 'MFA devices'],
    ['DescribeNetworkAcls', 'read', 'network ACLs'],
    ['ListKms', 'list', 'KMS'],
    ['UpdateFunctionCode20150331v2', 'change', 'function code'],
    ['CreateDistribution2020_05_31', 'create', 'distribution'],
    ['Decrypt', 'decrypt', ''],
    ['ConsoleLogin', undefined, 'console login'],
    ['', undefined, ''],
    ['🙂', undefined, ''],
  ];
  for (const [name, verb, noun] of rows) {
    it(`takes ${name} apart`, () => {
      assert.deepEqual(parseEventName(name), verb === undefined ? { noun } : { verb, noun });
    });
  }

  it('is linear in hostile names', () => {
    assert.ok(parseEventName('A'.repeat(1_000_000)).noun.length <= 128);
  });

  it('puts parameters into words', () => {
    assert.equal(toWords('dBInstance'), 'DB instance');
    assert.equal(toWords('trustAnchor'), 'trust anchor');
    assert.equal(toPlainEventName('GetFunction20150331v2'), 'GetFunction');
  });
});

describe('toPastPhrase', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['delete x', 'deleted x'],
    ['permanently delete x', 'permanently deleted x'],
    ['apply a patch', 'applied a patch'],
    ['reply to x', 'replied to x'],
    ['empty x', 'emptied x'],
    ['deploy x', 'deployed x'],
    ['stop', 'stopped'],
    ['switch off MFA', 'switched off MFA'],
    ['give rights', 'gave rights'],
    ['read x', 'read x'],
  ];
  for (const [phrase, past] of rows) {
    it(past, () => {
      assert.equal(toPastPhrase(phrase), past);
    });
  }
});

describe('eventReadings', () => {
  it('belong to services of the table and are one to three whole sentences', () => {
    for (const [name, reading] of Object.entries(eventReadings)) {
      const [service = '', event = ''] = name.split('/');
      assert.ok(isKnownService(`${service}.amazonaws.com`), name);
      assert.equal(toPlainEventName(event), event, name);
      assert.match(reading, /^[A-Z][^]{20,330}[.)]$/, name);
      assert.ok(reading.split(/[.] (?=[A-Z`])/).length <= 3, name);
    }
    assert.equal(new Set(Object.values(eventReadings)).size, Object.keys(eventReadings).length - 1);
  });
});

describe('eventPhrases', () => {
  it('belong to services of the table and have whole brackets', () => {
    for (const [name, phrase] of Object.entries(eventPhrases)) {
      assert.ok(isKnownService(`${name.split('/')[0] ?? ''}.amazonaws.com`), name);
      assert.match(phrase, /^(?:[^[\]{}|]|\{[^{}[\]|]+\}|\[(?:[^[\]{}]|\{[^{}[\]|]+\})+\])+$/, name);
    }
  });
});
