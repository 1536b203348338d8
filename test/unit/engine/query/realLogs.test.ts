import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { openService, type TestService } from './service';

const folder = path.resolve(repositoryRoot, '../shared/data/trail-json');

interface RealRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventTime: string;
  readonly requestParameters?: unknown;
  readonly resources?: readonly { readonly ARN?: string }[];
  readonly userIdentity: {
    readonly arn?: string;
    readonly sessionContext?: { readonly sessionIssuer?: { readonly userName?: string } };
  };
}

describe('tables of real logs', function () {
  this.timeout(60_000);
  let test: TestService;
  const records: RealRecord[] = [];
  before(async function () {
    if (!existsSync(folder)) {
      console.log('      skipped: ../shared/data is not here');
      this.skip();
    }
    const files = readdirSync(folder).sort();
    const known = new Set<string>();
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      for (const record of (JSON.parse(text) as { readonly Records: readonly RealRecord[] }).Records) {
        if (!known.has(record.eventID)) {
          known.add(record.eventID);
          records.push(record);
        }
      }
    }
    test = await openService();
    await test.service.load(
      files.map((file) => ({ kind: 'path', uri: `file:///${file}`, path: path.join(folder, file) })),
    );
  });
  after(() => (records.length === 0 ? undefined : test.close()));

  it('have every record once, with its fields', async () => {
    const rows = await test.ask(
      'SELECT eventid, eventname, eventtime, useridentity.arn, useridentity.sessioncontext.sessionissuer.username, ' +
        'requestparameters, resources[1].arn FROM cloudtrail_logs WHERE cardinality(resources) > 0 OR resources IS NULL',
    );
    const found = new Map(rows.map(([id, ...rest]) => [id, rest]));
    assert.deepEqual([rows.length, found.size], [records.length, records.length]);
    for (const { eventID, eventName, eventTime, userIdentity, requestParameters, resources } of records) {
      const [name, time, arn, issuer, parameters, resource] = found.get(eventID) ?? [];
      assert.deepEqual(
        [name, time, arn, issuer, resource],
        [
          eventName,
          eventTime,
          userIdentity.arn ?? null,
          userIdentity.sessionContext?.sessionIssuer?.userName ?? null,
          resources?.[0]?.ARN ?? null,
        ],
        eventID,
      );
      assert.deepEqual(
        typeof parameters === 'string' ? (JSON.parse(parameters) as unknown) : null,
        requestParameters ?? null,
        eventID,
      );
    }
  });

  it('are counted as JSON.parse counts them', async () => {
    const expected = new Map<string, number>();
    for (const { eventName } of records) {
      expected.set(eventName, (expected.get(eventName) ?? 0) + 1);
    }
    const rows = await test.ask('SELECT eventname, count(*) AS n FROM cloudtrail_logs GROUP BY 1');
    assert.deepEqual(new Map(rows.map(([name, n]) => [name, n])), expected);
  });
});
