import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { findRedactions, getRedactionSpelling } from '../../../../src/core/redaction/redaction';

describe('getRedactionSpelling', () => {
  const markers: readonly (readonly [string, string])[] = [
    ['HIDDEN_DUE_TO_SECURITY_REASONS', 'HIDDEN_DUE_TO_SECURITY_REASONS'],
    ['**-redacted-**', '**-redacted-**'],
    ['<sensitiveDataRemoved>', '<sensitiveDataRemoved>'],
    ['Value hidden due to security reasons.', 'Value hidden due to security reasons.'],
    ['***', 'asterisks'],
    ['****', 'asterisks'],
    ['*'.repeat(64), 'asterisks'],
    ['*'.repeat(1_000_000), 'asterisks'],
  ];
  for (const [text, spelling] of markers) {
    it(`knows ${text.slice(0, 70)}`, () => {
      assert.equal(getRedactionSpelling(text), spelling);
    });
  }

  const ordinary = [
    '',
    '*',
    '**',
    '** DISPUTED **',
    '****a',
    ' ****',
    '**-REDACTED-**',
    'hidden_due_to_security_reasons',
    'HIDDEN_DUE_TO_SECURITY_REASONS ',
    'value=HIDDEN_DUE_TO_SECURITY_REASONS',
    'REDACTED',
    '[REDACTED]',
    'HIDDEN',
    '<sensitiveDataRemoved',
    'Value hidden due to security reasons',
    'value hidden due to security reasons.',
    'AKIA****',
    `${'*'.repeat(1_000_000)}a`,
  ];
  for (const text of ordinary) {
    it(`leaves ${text.slice(0, 40)} alone`, () => {
      assert.equal(getRedactionSpelling(text), undefined);
    });
  }

  it('knows the escaped form of a log, since the parser of JSON resolves it', () => {
    const text: unknown = JSON.parse('"\\u003csensitiveDataRemoved\\u003e"');
    assert.equal(getRedactionSpelling(String(text)), '<sensitiveDataRemoved>');
  });
});

describe('findRedactions', () => {
  it('finds values, list items, whole objects and property names, in the order of the text', () => {
    const record: JsonValue = {
      userIdentity: { userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      requestParameters: {
        AuthenticationToken: '**-redacted-**',
        parameters: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        commands: ['ls', '****'],
        tags: { '***': 'a' },
        note: 'HIDDEN_DUE_TO_SECURITY_REASONS of course',
      },
      responseElements: { keyMaterial: '<sensitiveDataRemoved>' },
    };
    assert.deepEqual(findRedactions(record), [
      { path: ['userIdentity', 'userName'], part: 'value', spelling: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      { path: ['requestParameters', 'AuthenticationToken'], part: 'value', spelling: '**-redacted-**' },
      {
        path: ['requestParameters', 'parameters'],
        part: 'value',
        spelling: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      },
      { path: ['requestParameters', 'commands', 1], part: 'value', spelling: 'asterisks' },
      { path: ['requestParameters', 'tags', '***'], part: 'key', spelling: 'asterisks' },
      { path: ['responseElements', 'keyMaterial'], part: 'value', spelling: '<sensitiveDataRemoved>' },
    ]);
  });

  it('reports a name and its value apart where both are markers', () => {
    assert.deepEqual(findRedactions({ '****': '***' }), [
      { path: ['****'], part: 'key', spelling: 'asterisks' },
      { path: ['****'], part: 'value', spelling: 'asterisks' },
    ]);
  });

  it('reads a marker that stands in place of the whole value', () => {
    assert.deepEqual(findRedactions('****'), [{ path: [], part: 'value', spelling: 'asterisks' }]);
  });

  it('finds nothing in null, numbers and nothing', () => {
    for (const value of [null, undefined, 7, true, {}, []]) {
      assert.deepEqual(findRedactions(value), []);
    }
  });

  it('reads own properties only', () => {
    const value = JSON.parse('{"__proto__":{"x":"****"}}') as JsonValue;
    assert.deepEqual(findRedactions(value), [
      { path: ['__proto__', 'x'], part: 'value', spelling: 'asterisks' },
    ]);
  });

  it('is not limited by depth', () => {
    let value: JsonValue = '****';
    for (let i = 0; i < 200_000; i++) {
      value = [value];
    }
    const found = findRedactions(value);
    assert.equal(found.length, 1);
    assert.equal(found[0]?.path.length, 200_000);
  });

  it('bounds the memory of crafted names at every depth', () => {
    let value: JsonValue = 1;
    for (let i = 0; i < 36_000; i++) {
      value = { '***': value };
    }
    const found = findRedactions(value);
    assert.equal(found[0]?.path.length, 1);
    const steps = found.reduce((sum, { path }) => sum + path.length, 0);
    assert.ok(steps > 3_900_000 && steps <= 4_000_000, String(steps));
  });
});
