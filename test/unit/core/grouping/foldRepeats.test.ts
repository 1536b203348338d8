import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldRepeats } from '../../../../src/core/grouping/foldRepeats';
import type { SourceLog } from '../../../../src/core/grouping/sourceLog';
import { FLAG_DUPLICATE } from '../../../../src/core/scan/logIndex';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { toBytes } from '../../../../src/core/text/utf8';
import { getContentKeys } from '../../../../src/engine/contentKeys';
import { buildLog } from './buildLog';

/** The rule in its plainest form: the first event of each text, in a Map. */
function foldPlainly(logs: readonly SourceLog[]): {
  readonly repeated: readonly number[];
  readonly originals: readonly (readonly [number, number])[];
} {
  const firstOf = new Map<string, number>();
  const repeated: number[] = [];
  const originals: [number, number][] = [];
  for (const { index, contentKeys } of logs) {
    for (let record = 0; record < index.count; record++) {
      const event = repeated.length;
      const id = index.eventID[record] ?? 0;
      const content = contentKeys?.get(record);
      const key =
        id !== 0 ? `id ${index.strings.get(id)}` : content === undefined ? undefined : `text ${content}`;
      const original = key === undefined ? undefined : firstOf.get(key);
      if (original !== undefined) {
        originals.push([event, original]);
      } else if (key !== undefined) {
        firstOf.set(key, event);
      }
      const isMarked = key === undefined && ((index.flags[record] ?? 0) & FLAG_DUPLICATE) !== 0;
      repeated.push(original !== undefined || isMarked ? 1 : 0);
    }
  }
  return { repeated, originals };
}

/** A log as the scanner reads it, with what stands for damaged bytes put in. */
function scan(ids: readonly (string | undefined)[], hasKeys: boolean): SourceLog {
  const records = ids.map((id, i) => {
    const fields = {
      eventVersion: '1.08',
      eventName: `Name${String(i % 2)}`,
      eventSource: 's3.amazonaws.com',
    };
    return JSON.stringify(id === undefined ? fields : { ...fields, eventID: id });
  });
  const bytes = toBytes(`{"Records":[${records.join(',')}]}`).map((byte) =>
    byte === DAMAGED ? 0xff : byte === DAMAGED_TOO ? 0xfe : byte,
  );
  const index = scanLog(bytes);
  return hasKeys ? { index, contentKeys: getContentKeys(bytes, index) } : { index };
}

const DAMAGED = '~'.charCodeAt(0);
const DAMAGED_TOO = '^'.charCodeAt(0);

const eventID = fc.oneof(
  fc.constantFrom(
    '5b6f2c4e-0000-4000-8000-0123456789ab',
    '5B6F2C4E-0000-4000-8000-0123456789AB',
    '5b6f2c4e-0000-4000-8000-0123456789ac',
    '',
    ' ',
    'a',
    'aé',
    'a\uFFFD',
    'a~', // both are bytes that no UTF-8 has, and read as U+FFFD
    'a^',
    'a\uD800',
    '\uFEFFa',
    '__proto__',
    'x'.repeat(1000),
    'toString',
  ),
  fc.uuid(),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

describe('foldRepeats', () => {
  const events = fc.array(fc.option(eventID, { nil: undefined, freq: 6 }), { maxLength: 12 });

  it('agrees with a Map of texts, for scanned logs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(events, fc.boolean()), { maxLength: 5 }), (parts) => {
        const logs = parts.map(([ids, hasKeys]) => scan(ids, hasKeys));
        const isCompared = logs.length > 1;
        const { repeated, originals } = foldRepeats(isCompared ? logs : [...logs, scan([], false)]);
        const expected = foldPlainly(logs);
        assert.deepEqual([...repeated], expected.repeated);
        assert.deepEqual([...originals], expected.originals);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with it for logs whose texts are no bytes, and for both kinds side by side', () => {
    // A text with half a pair of surrogates is no text of any log.
    const wellFormed = events.map((ids) => ids.map((id) => id?.replaceAll(/[\uD800-\uDFFF~^]/g, '')));
    fc.assert(
      fc.property(fc.array(fc.tuple(wellFormed, fc.boolean()), { minLength: 2, maxLength: 5 }), (parts) => {
        const logs = parts.map(([ids, isScanned]) =>
          isScanned ? scan(ids, false) : buildLog(ids.map((id) => (id === undefined ? {} : { id }))),
        );
        const { repeated, originals } = foldRepeats(logs);
        const expected = foldPlainly(logs);
        assert.deepEqual([...repeated], expected.repeated);
        assert.deepEqual([...originals], expected.originals);
      }),
      { numRuns: 500 },
    );
  });

  it('leads every repeat to the first of its kind, past a thousand eventIDs', () => {
    const ids = Array.from({ length: 3000 }, (_, i) => `id-${String(i)}`);
    const logs = [scan(ids, false), scan(ids.toReversed(), false)];
    const { repeated, originals } = foldRepeats(logs);
    assert.deepEqual([...repeated], [...ids.map(() => 0), ...ids.map(() => 1)]);
    assert.deepEqual(
      [...originals],
      ids.map((_, i) => [3000 + i, 2999 - i]),
    );
  });
});
