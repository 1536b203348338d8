import assert from 'node:assert/strict';
import type { AwsProblem, AwsProblemKind } from '../../../src/aws/awsProblem';
import type { AwsWorld } from '../../../src/aws/awsWorld';
import { findTrails } from '../../../src/aws/cloudtrail/findTrails';
import { findTrailsOfRegions } from '../../../src/aws/cloudtrail/findTrailsOfRegions';
import type { EventQuery, HistoryEvent, LookUpOptions } from '../../../src/aws/cloudtrail/lookupEvents';
import { lookupEvents } from '../../../src/aws/cloudtrail/lookupEvents';
import { getLookUpWindow } from '../../../src/core/trails/getLookUpWindow';
import { buildRecords } from '../../support/cloudTrailStub/buildRecords';
import { createDescribeTrails } from '../../support/cloudTrailStub/handlers/describeTrails';
import { createLookupEvents } from '../../support/cloudTrailStub/handlers/lookupEvents';
import type { CloudTrailStub } from '../../support/cloudTrailStub/startCloudTrailStub';
import { startCloudTrailStub } from '../../support/cloudTrailStub/startCloudTrailStub';
import { StubError } from '../../support/cloudTrailStub/stubHandler';
import { createAwsFolder, type AwsFolder } from '../../support/s3Server/createAwsFolder';

const KEYS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'ownerSecretForTheTestsOnly000000000003',
};
/** Whole seconds, as events have them. */
const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const HOUR = 3_600_000;
const REGION = 'eu-central-1';

describe('Event history', function () {
  this.timeout(60_000);
  const environment = { ...process.env };
  let stub: CloudTrailStub;
  let aws: AwsFolder;
  let world: AwsWorld;
  let isThrottled = false;
  let refusal: StubError | undefined;
  /** Later than this machine's clock by so much. */
  let ahead = 0;

  before(async () => {
    const lookUp = createLookupEvents({
      // Three requests at 550 ms each span 1,100 ms where they are sent; at twice the rate they span 550 ms.
      window: 800,
      records: [
        ...buildRecords(220, NOW),
        ...buildRecords(3, NOW, 'us-west-2'),
        ...buildRecords(2, NOW, 'ap-south-1').map((record) => ({ ...record, eventCategory: 'Insight' })),
        {
          eventID: 'with-resource',
          eventName: 'PutObject',
          eventTime: new Date(NOW - 10 * HOUR).toISOString(),
          awsRegion: 'sa-east-1',
          resources: [{ type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::logs' }],
        },
      ],
      isThrottled: () => isThrottled,
      isDenied: ({ region }) => region === 'eu-west-3',
    });
    const describeTrails = createDescribeTrails([
      {
        Name: 'organization',
        S3BucketName: 'example-org-trail',
        S3KeyPrefix: 'logs',
        HomeRegion: 'us-east-1',
        IsMultiRegionTrail: true,
        IsOrganizationTrail: true,
      },
      {
        Name: 'own',
        S3BucketName: 'own-trail',
        HomeRegion: REGION,
        IsMultiRegionTrail: false,
        IsOrganizationTrail: false,
      },
    ]);
    stub = await startCloudTrailStub({
      keys: [KEYS],
      now: () => Date.now() + ahead,
      handlers: {
        LookupEvents: (call) => {
          if (refusal !== undefined) {
            throw refusal;
          }
          return lookUp(call);
        },
        DescribeTrails: (call) => {
          if (call.region === 'af-south-1') {
            throw new StubError('UnrecognizedClientException', 'The security token is invalid.');
          }
          return describeTrails(call);
        },
      },
    });
    aws = createAwsFolder({
      keys: {
        owner: KEYS,
        section: KEYS,
        mistyped: { ...KEYS, secretAccessKey: 'not the secret of this key' },
        unknown: { accessKeyId: 'AKIAUNKNOWNUNKNOWN00', secretAccessKey: 'no matter' },
        nowhere: KEYS,
      },
      config: [
        ...['owner', 'mistyped', 'unknown'].map(
          (name) => `[profile ${name}]\nendpoint_url = ${stub.endpoint}`,
        ),
        '[profile section]\nservices = local',
        `[services local]\ncloudtrail =\n  endpoint_url = ${stub.endpoint}`,
        '[profile nowhere]\nendpoint_url = http://127.0.0.1:9',
        '',
      ].join('\n'),
    });
    Object.assign(process.env, aws.env);
    world = { env: process.env, askMfaCode: () => Promise.reject(new Error('nobody asks here')) };
  });

  afterEach(() => {
    isThrottled = false;
    refusal = undefined;
    ahead = 0;
  });

  after(async () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in environment)) {
        Reflect.deleteProperty(process.env, name);
      }
    }
    Object.assign(process.env, environment);
    aws.remove();
    await stub.stop();
  });

  const lookUp = async (
    query: Partial<EventQuery> = {},
    options: LookUpOptions & { readonly profile?: string } = {},
  ): Promise<{
    readonly pages: readonly (readonly HistoryEvent[])[];
    readonly problem?: AwsProblem;
  }> => {
    const { profile = 'owner', ...others } = options;
    const pages: (readonly HistoryEvent[])[] = [];
    try {
      const asked = { region: REGION, from: NOW - HOUR, to: NOW + 1_000, isInsight: false, ...query };
      for await (const page of lookupEvents(profile, asked, world, others)) {
        pages.push(page);
      }
      return { pages };
    } catch (error) {
      return { pages, problem: error as AwsProblem };
    }
  };

  const getIds = (pages: readonly (readonly HistoryEvent[])[]): readonly (string | undefined)[] =>
    pages.flat().map(({ EventId }) => EventId);

  it('is read in pages, newest first, within the rate that CloudTrail allows', async () => {
    const begin = stub.requests.length;
    const { pages, problem } = await lookUp();
    assert.equal(problem, undefined);
    assert.deepEqual(
      pages.map((page) => page.length),
      [50, 50, 50, 50, 20],
    );
    const ids = getIds(pages);
    assert.equal(ids[0], 'eu-central-1-0000');
    assert.equal(ids[219], 'eu-central-1-0219');
    assert.equal(new Set(ids).size, 220);
    assert.deepEqual(
      stub.requests.slice(begin).map(({ error }) => error),
      Array.from({ length: 5 }, () => undefined),
    );
    const [event] = pages[0] ?? [];
    assert.equal(event?.EventTime, new Date(NOW).toISOString());
    assert.equal(event.EventName, 'TerminateInstances');
    assert.equal(
      (JSON.parse(event.CloudTrailEvent ?? '') as { readonly eventID: string }).eventID,
      'eu-central-1-0000',
    );
  });

  it('keeps to the rate for look-ups that run at the same time', async () => {
    const begin = stub.requests.length;
    await Promise.all([1, 2, 3, 4].map(() => lookUp({ region: 'us-west-2' })));
    assert.deepEqual(
      stub.requests.slice(begin).map(({ error }) => error),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('asks the region that is meant, at the address of a services section too', async () => {
    const { pages } = await lookUp({ region: 'us-west-2' }, { profile: 'section' });
    assert.deepEqual(getIds(pages), ['us-west-2-0000', 'us-west-2-0001', 'us-west-2-0002']);
    const last = stub.requests.at(-1);
    assert.equal(last?.region, 'us-west-2');
    assert.equal(last.host, new URL(stub.endpoint).host);
  });

  describe('finds by', () => {
    const cases: readonly (readonly [string, Partial<EventQuery>, number])[] = [
      ['event name', { attribute: { key: 'EventName', value: 'TerminateInstances' } }, 55],
      ['event ID', { attribute: { key: 'EventId', value: 'eu-central-1-0007' } }, 1],
      ['whether it only reads', { attribute: { key: 'ReadOnly', value: 'true' } }, 165],
      ['user name', { attribute: { key: 'Username', value: 'bob' } }, 22],
      ['access key', { attribute: { key: 'AccessKeyId', value: 'AKIAUNKNOWN' } }, 0],
      [
        'resource name',
        {
          region: 'sa-east-1',
          from: NOW - 24 * HOUR,
          attribute: { key: 'ResourceName', value: 'arn:aws:s3:::logs' },
        },
        1,
      ],
      [
        'resource type',
        {
          region: 'sa-east-1',
          from: NOW - 24 * HOUR,
          attribute: { key: 'ResourceType', value: 'AWS::S3::Bucket' },
        },
        1,
      ],
      ['time, without the moment of the end', { from: NOW - 9_000, to: NOW }, 9],
      ['category', { region: 'ap-south-1', isInsight: true }, 2],
      ['category, management events unless told', { region: 'ap-south-1' }, 0],
    ];
    for (const [title, query, count] of cases) {
      it(title, async () => {
        const { pages, problem } = await lookUp(query);
        assert.equal(problem, undefined);
        assert.equal(pages.flat().length, count);
      });
    }

    it('all the time that it keeps, and no more', async () => {
      const whole = getLookUpWindow('last 90 days', Date.now());
      assert.ok(typeof whole === 'object');
      assert.equal((await lookUp({ ...whole, region: 'sa-east-1' })).pages.flat().length, 1);
      const { problem } = await lookUp({ from: NOW - 91 * 24 * HOUR });
      assert.equal(problem?.code, 'InvalidTimeRangeException');
    });
  });

  it('goes on when it was throttled', async () => {
    isThrottled = true;
    const pauses: number[] = [];
    const { pages, problem } = await lookUp(
      { region: 'us-west-2' },
      {
        pause: 20,
        onPause: ({ length }) => {
          pauses.push(length);
          isThrottled = pauses.length < 3;
        },
      },
    );
    assert.equal(problem, undefined);
    assert.equal(pages.flat().length, 3);
    assert.deepEqual(pauses, [20, 40, 80]);
  });

  it('is given up when it stays throttled, and what came before is kept', async () => {
    let asked = 0;
    const pauses: number[] = [];
    const pages: (readonly HistoryEvent[])[] = [];
    const query = { region: REGION, from: NOW - HOUR, to: NOW + 1_000, isInsight: false };
    const reading = (async () => {
      const options = {
        pause: 10,
        onPause: ({ length }: { readonly length: number }) => pauses.push(length),
      };
      for await (const page of lookupEvents('owner', query, world, options)) {
        pages.push(page);
        isThrottled = ++asked === 2;
      }
    })();
    await assert.rejects(reading, { kind: 'throttled' });
    assert.equal(pages.flat().length, 100);
    assert.deepEqual(pauses, [10, 20, 40, 80, 160]);
  });

  it('can be cancelled in the middle of a page and between two', async () => {
    const controller = new AbortController();
    let count = 0;
    const query = { region: REGION, from: NOW - HOUR, to: NOW + 1_000, isInsight: false };
    const reading = (async () => {
      for await (const page of lookupEvents('owner', query, world, { signal: controller.signal })) {
        count += page.length;
        if (count === 100) {
          // The pause before the third page has begun by then.
          setTimeout(() => controller.abort());
        }
      }
    })();
    await assert.rejects(reading, { kind: 'cancelled' });
    assert.equal(count, 100);
  });

  it('is asked by the time of the server where this clock is wrong', async () => {
    ahead = HOUR;
    const { pages, problem } = await lookUp({ region: 'us-west-2' });
    assert.equal(problem, undefined);
    assert.equal(pages.flat().length, 3);
  });

  describe('that cannot be had says why', () => {
    const cases: readonly (readonly [string, AwsProblemKind, RegExp])[] = [
      ['mistyped', 'wrong-secret', /secret access key of profile "mistyped" does not belong/],
      ['unknown', 'unknown-key', /not known to .* Or the Region eu-central-1 is not enabled/],
      ['nowhere', 'unreachable', /127\.0\.0\.1:9 cannot be reached .* endpoint in the AWS configuration/],
    ];
    for (const [profile, kind, words] of cases) {
      it(`for profile ${profile}`, async () => {
        const { problem } = await lookUp({}, { profile, pause: 1 });
        assert.equal(problem?.kind, kind);
        assert.match(problem.message, words);
      });
    }

    it('without the permission, which it names', async () => {
      const { problem } = await lookUp({ region: 'eu-west-3' });
      assert.equal(problem?.kind, 'access-denied');
      assert.match(
        problem.message,
        /^Profile "owner" is not allowed cloudtrail:LookupEvents on Event history/,
      );
    });

    it('for an attribute that Insights events cannot be found by', async () => {
      const { problem } = await lookUp({ isInsight: true, attribute: { key: 'Username', value: 'bob' } });
      assert.equal(problem?.kind, 'not-valid');
      assert.match(problem.message, /Insights events can be found by event ID, event name and event source/);
    });

    it('for a time range that is upside down', async () => {
      const { problem } = await lookUp({ from: NOW, to: NOW - HOUR });
      assert.equal(problem?.kind, 'not-valid');
      assert.match(problem.message, /within the last 90 days\. For older events load the log files/);
    });

    const refusals: readonly (readonly [string, AwsProblemKind, RegExp])[] = [
      ['InvalidNextTokenException', 'not-valid', /token of the next one is no longer valid/],
      ['InvalidEventCategoryException', 'not-valid', /Look up management events instead/],
      ['InvalidMaxResultsException', 'not-valid', /1 to 50/],
      ['OperationNotPermittedException', 'not-valid', /does not permit this/],
      ['UnsupportedOperationException', 'not-valid', /not offered in this Region/],
      ['ExpiredTokenException', 'sign-in-expired', /Log in again: aws sso login --profile owner/],
      ['InternalFailure', 'server', /failed to answer/],
    ];
    for (const [at, [code, kind, words]] of refusals.entries()) {
      it(`for ${code}`, async () => {
        refusal = new StubError(code, 'as AWS words it', code === 'InternalFailure' ? 500 : 400);
        // A region of its own each, so that none waits for the pace of the one before.
        const { problem } = await lookUp({ region: `us-west-${String(10 + at)}` }, { pause: 1 });
        assert.equal(problem?.kind, kind);
        assert.equal(problem.code, code);
        assert.match(problem.message, words);
      });
    }

    it('never with a secret in it', async () => {
      const problems = await Promise.all(
        ['mistyped', 'unknown'].map(async (profile) => (await lookUp({}, { profile })).problem?.message),
      );
      assert.ok(problems.every((text) => text !== undefined && !/not the secret|no matter/.test(text)));
    });
  });

  describe('stub of CloudTrail', () => {
    it('answers a third request within a second with ThrottlingException', async () => {
      const lookUpAtOnce = createLookupEvents({ records: [] });
      const call = { input: {}, region: REGION, accessKeyId: 'A', now: NOW };
      lookUpAtOnce(call);
      lookUpAtOnce(call);
      assert.throws(() => lookUpAtOnce(call), { code: 'ThrottlingException' });
      assert.deepEqual(lookUpAtOnce({ ...call, region: 'us-east-1' }), { Events: [] });
      await new Promise((resolve) => setTimeout(resolve, 1_010));
      assert.deepEqual(lookUpAtOnce(call), { Events: [] });
    });

    it('binds a token to the other parameters', () => {
      const ask = createLookupEvents({ records: buildRecords(60, NOW), rate: 100 });
      const call = { input: {}, region: REGION, accessKeyId: 'A', now: NOW + 1_000 };
      const { NextToken } = ask(call) as { readonly NextToken: string };
      assert.equal((ask({ ...call, input: { NextToken } }) as { Events: unknown[] }).Events.length, 10);
      const other = { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'x' }], NextToken };
      assert.throws(() => ask({ ...call, input: other }), { code: 'InvalidNextTokenException' });
      assert.throws(() => ask({ ...call, input: { MaxResults: 51 } }), {
        code: 'InvalidMaxResultsException',
      });
    });

    it('refuses a request without a signature', async () => {
      const response = await fetch(stub.endpoint, {
        method: 'POST',
        headers: { 'x-amz-target': 'CloudTrail_20131101.LookupEvents' },
        body: '{}',
      });
      assert.equal(response.status, 400);
      assert.match(await response.text(), /MissingAuthenticationTokenException/);
    });
  });

  describe('and the trails of an account', () => {
    it('are found with those of other regions that cover this one', async () => {
      const names = async (region: string): Promise<readonly string[]> =>
        (await findTrails('owner', region, world)).map(({ name }) => name);
      assert.deepEqual(await names(REGION), ['organization', 'own']);
      assert.deepEqual(await names('us-west-2'), ['organization']);
    });

    it('are found in several regions, each once', async () => {
      const asked: number[] = [];
      const regions = ['us-east-1', 'us-west-2', REGION, 'sa-east-1'];
      const { trails, failed } = await findTrailsOfRegions('owner', regions, world, {
        onProgress: (count) => asked.push(count),
      });
      assert.deepEqual(
        trails.map(({ name, homeRegion }) => [name, homeRegion]),
        [
          ['organization', 'us-east-1'],
          ['own', REGION],
        ],
      );
      assert.deepEqual(failed, []);
      assert.deepEqual(asked, [1, 2, 3, 4]);
    });

    it('are found although some regions refuse, which are named', async () => {
      const { trails, failed } = await findTrailsOfRegions('owner', ['af-south-1', 'us-east-1'], world);
      assert.equal(trails.length, 1);
      assert.deepEqual(
        failed.map(({ region, problem }) => [region, problem.kind]),
        [['af-south-1', 'unknown-key']],
      );
      await assert.rejects(findTrailsOfRegions('owner', ['af-south-1'], world), { kind: 'unknown-key' });
    });
  });
});
