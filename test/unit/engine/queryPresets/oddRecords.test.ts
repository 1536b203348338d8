import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/record/cloudTrailRecord';
import { queryPresets } from '../../../../src/core/query/presets/queryPresets';
import { checkSql } from '../../../../src/engine/sql/checkSql';
import { CLOUDTRAIL_TABLE } from '../../../../src/protocol/query';
import { alice, at, event, mary } from './records';
import type { PresetRunner } from './presetRunner';
import { createPresetRunner } from './presetRunner';

/** Fields of other types than they should have, broken JSON inside of texts, and names that mean something to programs. */
const oddRecords: readonly JsonObject[] = [
  { eventVersion: '', eventID: 'z' },
  { eventID: 'a', userIdentity: null, eventTime: 7, requestParameters: 'no JSON {', resources: 'none' },
  { eventID: 'b', userIdentity: 'root', eventTime: 'yesterday', responseElements: [1, 2], errorCode: null },
  { eventVersion: 1, eventID: 'c', userIdentity: [], eventTime: '', eventName: null, eventSource: ['s3'] },
  { eventID: 'c2', userIdentity: [], eventTime: '', eventName: null, eventSource: null, resources: [null] },
  { eventID: 'd', userIdentity: { type: 1, arn: {}, sessionContext: 'x' }, resources: [{ ARN: 5 }, 'x'] },
  {
    eventID: 'e',
    userIdentity: { sessionContext: { attributes: [], sessionIssuer: null } },
    readOnly: 'maybe',
  },
  JSON.parse('{"eventID":"f","__proto__":{"eventName":"x"},"userIdentity":{"__proto__":"y"}}') as JsonObject,
  event('99999-99-99T99:99:99Z', "workdocs/'; DROP TABLE cloudtrail_logs; --", mary, {
    requestParameters: { DocumentId: { a: 1 }, Principals: 'all', ResourceId: ['x'], Fields: 3 },
  }),
  event(at('09:00'), 'workdocs/AddResourcePermissions', mary, {
    requestParameters: { ResourceId: 'x', Principals: [1, null, 'a', { Id: null, Type: {} }] },
    responseElements: { shareResults: { status: 'FAILURE' } },
  }),
  event(at('09:00'), 'workdocs/GetDocumentVersion', mary, { requestParameters: { DocumentId: null } }),
  event(at('09:00'), 's3/GetObject', alice, {
    requestParameters: { key: null, bucketName: 4 },
    additionalEventData: { bytesTransferredOut: 'many' },
  }),
];

describe('presets', function () {
  // The first query over a log reads its records; on a busy machine that takes a second or two.
  this.timeout(120_000);
  let runner: PresetRunner;

  before(async () => {
    runner = await createPresetRunner();
  });

  after(async () => {
    await runner.close();
  });

  describe('have no fault', () => {
    for (const { id, sql } of queryPresets) {
      it(id, () => {
        assert.deepEqual(checkSql(sql, [CLOUDTRAIL_TABLE]), []);
      });
    }
  });

  describe('over no event', () => {
    before(() => runner.loadRecords([]));

    for (const { id } of queryPresets) {
      it(id, async () => {
        assert.deepEqual(await runner.run(id), []);
      });
    }
  });

  describe('over one event that tells nothing', () => {
    before(() => runner.loadRecords([{ userIdentity: null }]));

    it('holds it', async () => {
      assert.deepEqual(
        (await runner.run('rare-events')).map(({ eventname, events }) => [eventname, events]),
        [[null, 1]],
      );
    });

    for (const { id } of queryPresets) {
      it(id, async () => {
        assert.ok((await runner.run(id)).length <= 1);
      });
    }
  });

  describe('over odd events', () => {
    before(() => runner.loadRecords(oddRecords));

    it('holds all of them', async () => {
      const rows = await runner.run('rare-events', { most: 1000 });
      assert.equal(
        rows.reduce((sum, { events }) => sum + Number(events), 0),
        oddRecords.length,
      );
    });

    for (const { id } of queryPresets) {
      it(id, async () => {
        assert.ok((await runner.run(id)).length <= 3 * oddRecords.length);
      });
    }
  });

  describe('suggest values', () => {
    const expressions = new Set(
      queryPresets.flatMap(({ parameters }) => parameters.flatMap(({ suggest }) => suggest ?? [])),
    );
    for (const expression of expressions) {
      it(expression.replaceAll(/\s+/g, ' '), async () => {
        await runner.loadRecords(oddRecords);
        assert.ok((await runner.getValues(expression)).every((value) => value !== ''));
      });
    }

    it('of users of a WorkDocs site', async () => {
      await runner.loadRecords([
        event(at('09:00'), 'workdocs/GetFolder', mary),
        event(at('09:01'), 'workdocs/GetFolder', alice),
      ]);
      const suggest = queryPresets
        .flatMap(({ parameters }) => parameters)
        .find(({ name }) => name === 'user')?.suggest;
      assert.deepEqual(await runner.getValues(suggest ?? ''), ['mary.major']);
    });
  });
});
