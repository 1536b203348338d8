import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toBytes } from '../../../../src/core/text/utf8';
import { checkAccount, scanned } from './scanned';

const IDENTITY = {
  type: 'AssumedRole',
  principalId: 'AROAIEXAMPLEEXAMPLE12:session-1',
  arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/session-1',
  accountId: '111122223333',
  accessKeyId: 'ASIAIEXAMPLEEXAMPLE1',
};

function createRecord(id: number, userIdentity: object, userAgent = 'agent'): object {
  return {
    eventVersion: '1.08',
    userIdentity,
    eventTime: '2024-05-06T07:08:09Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    userAgent,
    requestParameters: null,
    eventID: `record-${id}`,
  };
}

function toLog(records: readonly object[]): string {
  return JSON.stringify({ Records: records });
}

describe('values that come back', () => {
  it('are told from values that differ in one byte, wherever it is', () => {
    const text = JSON.stringify(IDENTITY);
    const variants = Array.from({ length: text.length }, (_, at) => {
      const letter = text.charAt(at);
      return /[A-Za-z0-9]/.test(letter) ? `${text.slice(0, at)}_${text.slice(at + 1)}` : text;
    });
    // Each variant stands between two of the original, so that each has the other's slot before it.
    const texts = variants.flatMap((variant) => [text, variant]);
    const { index } = scanned(
      toLog(texts.map((identity, i) => createRecord(i, JSON.parse(identity) as object))),
    );
    assert.equal(index.count, texts.length);
    texts.forEach((identity, i) => {
      assert.equal(index.strings.get(index.userIdentity[i] ?? 0), identity, `record ${i}`);
    });
  });

  it('are told from a value that goes on', () => {
    const agents = [
      'x'.repeat(200),
      'x'.repeat(201),
      'x'.repeat(199),
      `${'x'.repeat(200)}"`,
      'x'.repeat(200),
    ];
    const records = Array.from({ length: 60 }, (_, i) =>
      createRecord(i, IDENTITY, agents[i % agents.length]),
    );
    const { index } = scanned(toLog(records));
    for (let i = 0; i < index.count; i++) {
      assert.equal(index.strings.get(index.userAgent[i] ?? 0), agents[i % agents.length]);
    }
  });

  it('have their redacted values counted each time', () => {
    const hidden = { ...IDENTITY, userName: 'HIDDEN_DUE_TO_SECURITY_REASONS', tags: ['***', '***'] };
    const { index } = scanned(toLog(Array.from({ length: 60 }, (_, i) => createRecord(i, hidden))));
    assert.deepEqual([...index.redacted], new Array(60).fill(3));
  });

  it('have their escapes undone each time', () => {
    const records = Array.from({ length: 60 }, (_, i) => createRecord(i, IDENTITY, 'a "quoted" \\ agent'));
    const { index } = scanned(toLog(records));
    assert.deepEqual(
      [...new Set(Array.from(index.userAgent, (id) => index.strings.get(id)))],
      ['a "quoted" \\ agent'],
    );
  });

  it('mean nothing in the next text', () => {
    const inside = (agent: string): string =>
      JSON.stringify(createRecord(1, { ...IDENTITY, tags: 'y'.repeat(9000) }, agent));
    const events = ['one', 'two'].map((agent) => ({ CloudTrailEvent: inside(agent) }));
    const { index } = scanned(JSON.stringify({ Events: events }));
    assert.deepEqual(
      Array.from(index.userAgent, (id) => index.strings.get(id)),
      ['one', 'two'],
    );
  });

  it('hide no damage inside them', () => {
    const clean = toBytes(toLog(Array.from({ length: 40 }, (_, i) => createRecord(i, IDENTITY))));
    const log = scanned(clean);
    fc.assert(
      fc.property(fc.nat(clean.length - 1), fc.nat(255), (at, byte) => {
        const damaged = clean.slice();
        damaged[at] = byte;
        const result = scanned(damaged);
        checkAccount(result);
        const found = new Set(result.texts);
        log.texts.forEach((text, i) => {
          if ((log.index.end[i] ?? 0) <= at || (log.index.start[i] ?? 0) > at) {
            assert.ok(found.has(text), `byte ${at} set to ${byte} loses record ${i}`);
          }
        });
      }),
      { numRuns: 1000 },
    );
  });
});
