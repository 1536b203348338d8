import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Chain } from '../../../../src/core/chain/chain';
import type { ChainIndex } from '../../../../src/core/chain/chainIndex';
import { buildChainIndex } from '../../../../src/core/chain/chainIndex';
import { findChain } from '../../../../src/core/chain/findChain';
import { isIssuingEvent } from '../../../../src/core/chain/isIssuingEvent';
import { parseCaller } from '../../../../src/core/chain/parseCaller';
import { parseIssue } from '../../../../src/core/chain/parseIssue';
import type { EventRef } from '../../../../src/core/grouping/sourceLog';
import type { CloudTrailRecord } from '../../../../src/core/record/cloudTrailRecord';
import { getRecordText } from '../../../../src/core/scan/recordText';
import { scanLog } from '../../../../src/core/scan/scanLog';
import { repositoryRoot } from '../../../support/repositoryRoot';
import { told } from './story';

interface Loaded {
  readonly index: ChainIndex;
  readonly issuing: number;
  readonly records: readonly { readonly record: CloudTrailRecord; readonly ref: EventRef }[];
}

/** Loads a folder as the engine does: only the records of issuing events are read for the index. */
function load(folder: string): Loaded {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /_CloudTrail_.*\.json(\.gz)?$/.test(name))
    .sort();
  const records: { record: CloudTrailRecord; ref: EventRef }[] = [];
  const issues = files.flatMap((name, source) => {
    const file = readFileSync(path.join(folder, name));
    const bytes = name.endsWith('.gz') ? gunzipSync(file) : file;
    const index = scanLog(bytes);
    return Array.from({ length: index.count }, (_, i) => {
      const record = JSON.parse(getRecordText(bytes, index, i)) as CloudTrailRecord;
      const ref = { source, record: i };
      records.push({ record, ref });
      return isIssuingEvent(
        index.strings.get(index.eventSource[i] ?? 0),
        index.strings.get(index.eventName[i] ?? 0),
      )
        ? parseIssue(record, ref)
        : undefined;
    }).filter((issue) => issue !== undefined);
  });
  return { index: buildChainIndex(issues), issuing: issues.length, records };
}

function chainOf({ index, records }: Loaded, matches: (record: CloudTrailRecord) => boolean): Chain {
  const found = records.find(({ record }) => matches(record));
  assert.ok(found !== undefined);
  return findChain(parseCaller(found.record), index, found.ref);
}

describe('findChain on samples', () => {
  it('leads from StopLogging to the leaked key', () => {
    const chain = chainOf(
      load(path.join(repositoryRoot, 'samples/account')),
      ({ eventName }) => eventName === 'StopLogging',
    );
    assert.deepEqual(
      told(chain).map((line) => line.replace(/; [\d,]+\]/, ']')),
      [
        'DeployRole assumed role AdminRole as botocore-session-1732007823 [exact]',
        'build-agent assumed role DeployRole as pipeline-8812 [exact]',
        'human: It was IAM user build-agent (long-term key) with long-term access key AKIAIMBXOUBOWEXAMPLE: whoever holds that key.',
      ],
    );
  });

  it('joins console sessions to their sign-in', () => {
    const account = load(path.join(repositoryRoot, 'samples/account'));
    const carol = chainOf(account, ({ eventName }) => eventName === 'RunInstances');
    assert.deepEqual(
      [carol.end, carol.origin.name, carol.steps.map(({ deed, certainty }) => `${deed}, ${certainty}`)],
      ['human', 'carol', ['signed in to the console with MFA, by session']],
    );
    const jane = chainOf(account, ({ eventID }) => eventID === '084f9612-39b2-4dc0-b046-ffff182e956f');
    assert.deepEqual(
      [
        jane.end,
        jane.origin.name,
        jane.steps.map(({ eventName, certainty }) => `${eventName}, ${certainty}`),
      ],
      ['human', 'jane@example.com', ['Federate, by session']],
    );
    const instance = chainOf(account, ({ eventName }) => eventName === 'DeleteTable');
    assert.deepEqual([instance.end, instance.steps.length], ['service', 0]);
  });

  it('names the administrator of another account behind a role of an organization', () => {
    const organization = load(path.join(repositoryRoot, 'samples/organization'));
    const chain = chainOf(
      organization,
      ({ eventName, recipientAccountId }) =>
        eventName === 'DescribeInstances' && recipientAccountId === '444455556666',
    );
    assert.deepEqual(
      [chain.steps.map(({ deed, certainty }) => `${deed}, ${certainty}`), chain.end, chain.origin.name],
      [['assumed role OrganizationAccountAccessRole as org-admin, by session'], 'human', 'org-admin'],
    );
  });
});

describe('findChain on public logs', () => {
  const folder = path.resolve(repositoryRoot, '../shared/data/trail-json');

  it('leads role and console sessions to those who opened them', function () {
    if (!existsSync(folder)) {
      console.log(`      skipped: ${folder} is absent`);
      this.skip();
    }
    const loaded = load(folder);
    const bySession = (name: string): Chain =>
      chainOf(loaded, (record) => JSON.stringify(record['userIdentity'] ?? null).includes(`${name}"`));
    const summary = (chain: Chain): unknown[] => [
      chain.steps.map(({ eventName, certainty }) => `${eventName} ${certainty}`),
      chain.end,
      chain.origin.name,
    ];
    assert.deepEqual(summary(bySession(':aws-go-sdk-1688990082523310002')), [
      ['AssumeRole exact'],
      'human',
      'bert-jan',
    ]);
    assert.deepEqual(summary(bySession(':i-0dbc91f429e48eeed')), [
      ['AssumeRole exact'],
      'service',
      'ec2.amazonaws.com',
    ]);
    assert.deepEqual(summary(bySession('2023-07-10T12:27:45Z')), [
      ['ConsoleLogin by session'],
      'human',
      'bert-jan',
    ]);
    assert.deepEqual(summary(bySession(':SLRManagement')), [
      ['AssumeRole by session'],
      'service',
      'rds.amazonaws.com',
    ]);
  });

  it('has an end for every record, and a search for every gap', function () {
    if (!existsSync(folder)) {
      console.log(`      skipped: ${folder} is absent`);
      this.skip();
    }
    const loaded = load(folder);
    let linked = 0;
    for (const { record, ref } of loaded.records) {
      const chain = findChain(parseCaller(record), loaded.index, ref);
      linked += chain.steps.length > 0 ? 1 : 0;
      assert.ok(chain.end !== 'not loaded' || chain.missing !== undefined);
      assert.ok(chain.steps.length < 4);
    }
    assert.ok(linked > 200, `${linked} records have a chain`);
    assert.ok(loaded.issuing >= 36);
  });
});
