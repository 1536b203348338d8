import assert from 'node:assert/strict';
import type { CloudTrailRecord } from '../../../../../src/core/record/cloudTrailRecord';
import type { JsonPath } from '../../../../../src/core/text/span';
import { getHits } from '../records';

/** A record that triggers a rule once: where, and what the message names. */
export interface Firing {
  readonly title: string;
  readonly record: CloudTrailRecord;
  readonly path: JsonPath;
  /** Pieces of the message: the values of the record that a reader needs to see. */
  readonly says: readonly string[];
}

/** A record that comes near a rule and does not trigger it. */
export interface NearMiss {
  readonly title: string;
  readonly record: CloudTrailRecord;
}

/** One test for each row. */
export function testRule(code: string, fires: readonly Firing[], silent: readonly NearMiss[]): void {
  describe(code, () => {
    for (const { title, record, path, says } of fires) {
      it(`speaks of ${title}`, () => {
        const hits = getHits(code, record);
        assert.deepEqual(
          hits.map((hit) => hit.path),
          [path],
        );
        for (const piece of says) {
          assert.ok(hits[0]?.message.includes(piece), `${piece} in: ${hits[0]?.message ?? ''}`);
        }
      });
    }
    for (const { title, record } of silent) {
      it(`says nothing of ${title}`, () => {
        assert.deepEqual(getHits(code, record), []);
      });
    }
  });
}
