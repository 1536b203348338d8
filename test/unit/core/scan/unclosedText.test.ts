import assert from 'node:assert/strict';
import { checkAccount, scanned } from './scanned';

function toText(id: string): string {
  return JSON.stringify({
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser' },
    eventTime: '2024-05-06T07:08:09Z',
    eventName: 'GetObject',
    eventID: id,
  });
}

describe('text of a record that is not closed', () => {
  it('does not take the next record with it, whose opening quote seems to close it', () => {
    const [first, second, third] = ['one', 'two', 'three'].map((id) => JSON.stringify(toText(id)));
    const cut = (first ?? '').slice(0, 60).replace(/\\+$/, '');
    const log = `{"Events":[{"CloudTrailEvent":${cut},{"CloudTrailEvent":x${second ?? ''}},{"CloudTrailEvent":${third ?? ''}}]}`;
    for (const text of [log, log.replace(',{"CloudTrailEvent":x', '')]) {
      const result = scanned(text);
      checkAccount(result);
      assert.deepEqual(
        result.texts.map((record) => (JSON.parse(record) as { eventID: string }).eventID),
        ['two', 'three'],
      );
      assert.notDeepEqual(result.index.faults, []);
    }
  });
});
