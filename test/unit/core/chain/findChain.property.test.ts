import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildChainIndex } from '../../../../src/core/chain/chainIndex';
import { findChain } from '../../../../src/core/chain/findChain';
import { parseCaller } from '../../../../src/core/chain/parseCaller';
import { parseIssue } from '../../../../src/core/chain/parseIssue';
import { toPlain } from '../../../../src/core/chain/toStep';
import type { CloudTrailRecord, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import type { Session } from './story';
import { activity, assumeRole, HOME, PROD, session, withKey } from './story';

interface Node {
  readonly parent: number;
  readonly role: number;
  readonly isOpen: boolean;
  readonly isCopied: boolean;
}

/** A forest: node i comes from a node before it, or is a user's first session where `parent` is none of them. */
const forests = fc.array(
  fc.record({
    parent: fc.nat({ max: 40 }),
    role: fc.nat({ max: 3 }),
    isOpen: fc.boolean(),
    isCopied: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

function toSession(node: Node, i: number): Session {
  return {
    account: node.role % 2 === 0 ? HOME : PROD,
    role: `Role${node.role}`,
    // One name for all: only keys and times tell the sessions apart.
    name: 'session',
    created: new Date(Date.UTC(2025, 2, 11, 6) + i * 60_000).toISOString().replace('.000Z', 'Z'),
    key: `ASIA${i}`,
  };
}

describe('findChain of any forest of role sessions', () => {
  it('leads from every session to its true root, in whatever order the records come', () => {
    fc.assert(
      fc.property(forests, fc.infiniteStream(fc.nat()), (nodes, shuffle) => {
        const sessions = nodes.map(toSession);
        const parents = nodes.map(({ parent }, i) => (parent < i ? parent : -1));
        const records = nodes.flatMap((node, i) => {
          const of = sessions[i] as Session;
          const parent = parents[i] ?? -1;
          const caller = parent < 0 ? withKey(`user${i}`) : session(sessions[parent] as Session);
          // Where the answer is left out, only session and time are left to go by.
          const call = assumeRole(caller, of, node.isOpen ? {} : { responseElements: null });
          if (!node.isCopied) {
            return [call];
          }
          const outside = {
            type: 'AWSAccount',
            principalId: caller['principalId'] as string,
            accountId: caller['accountId'] as string,
          };
          const shared = { sharedEventID: `shared-${i}` };
          return [
            { ...call, ...shared },
            { ...call, ...shared, userIdentity: outside, eventID: `copy-${i}` },
          ];
        });
        const order = records
          .map((item) => ({ item, rank: Number(shuffle.next().value) }))
          .sort((one, other) => one.rank - other.rank);
        const issues = order.map(({ item }, i) => parseIssue(item, { source: i % 3, record: i }));
        const index = buildChainIndex(issues.filter((issue) => issue !== undefined));
        for (const [i, of] of sessions.entries()) {
          const path: string[] = [];
          let at = i;
          while (at >= 0) {
            path.push(sessions[at]?.created ?? '');
            const parent = parents[at] ?? -1;
            if (parent < 0) {
              break;
            }
            at = parent;
          }
          const event = activity(
            session({ ...of, key: nodes[i]?.isOpen === true ? (of.key ?? '') : 'ASIAREQUEST' }),
            '2025-03-11T20:00:00Z',
          );
          const chain = findChain(parseCaller(event), index);
          assert.deepEqual(
            chain.steps.map(({ time }) => new Date(time ?? 0).toISOString().replace('.000Z', 'Z')),
            path,
          );
          assert.equal(chain.origin.name, `user${at}`);
          assert.equal(chain.end, 'human');
          assert.ok(chain.steps.every(({ certainty }) => certainty !== 'likely'));
        }
      }),
      { numRuns: 300 },
    );
  });
});

const hostile: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<JsonValue>(
      null,
      true,
      0,
      -1,
      1e300,
      '',
      '***',
      '__proto__',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
    ),
    fc.constantFrom('AROAX:s', 'AIDAX', 'ASIAX', 'AKIAX', '**[x](y)**<img>', 'i-0dbc91f429e48eeed', '\ud800'),
    fc.constantFrom(
      'arn:aws:iam::1:role/A',
      'arn:aws:sts::1:assumed-role/A/s',
      'arn:aws:iam::1:root',
      'arn:',
    ),
    fc.constantFrom(
      '2025-03-11T09:00:00Z',
      '9999-12-31T23:59:59Z',
      '0001-01-01T00:00:00Z',
      'Mar 11, 2025, 10:00:00 AM',
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    objectOf(tie('value')),
  ),
})).value;

function objectOf(value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> {
  const names = fc.constantFrom(
    ...['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy', 'sessionContext'],
    ...[
      'sessionIssuer',
      'attributes',
      'creationDate',
      'credentials',
      'assumedRoleUser',
      'assumedRoleId',
      'roleArn',
    ],
    ...[
      'roleSessionName',
      'SwitchFrom',
      'role_name',
      'account_id',
      'credentialSet',
      '__proto__',
      'onBehalfOf',
      'userId',
    ],
  );
  const types = fc.constantFrom<JsonValue>(
    'AssumedRole',
    'IAMUser',
    'Root',
    'AWSAccount',
    'SAMLUser',
    'FederatedUser',
    'AWSService',
  );
  return fc
    .tuple(fc.array(fc.tuple(names, value), { maxLength: 6 }), fc.option(types))
    .map(
      ([entries, type]) =>
        JSON.parse(toJson(type === null ? entries : [...entries, ['type', type]])) as JsonValue,
    );
}

/** As text, so that `__proto__` becomes a property of its own, as it does in a log. */
function toJson(entries: readonly (readonly [string, JsonValue])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

describe('findChain of hostile records', () => {
  const records = fc
    .tuple(
      fc.constantFrom(
        ...[
          'AssumeRole',
          'AssumeRoleWithSAML',
          'AssumeRoot',
          'GetFederationToken',
          'ConsoleLogin',
          'SwitchRole',
        ],
        ...['GetRoleCredentials', 'CreateSession', 'GetObject'],
      ),
      fc.array(
        fc.tuple(
          fc.constantFrom(
            ...[
              'userIdentity',
              'eventTime',
              'requestParameters',
              'responseElements',
              'additionalEventData',
              'resources',
            ],
            ...['serviceEventDetails', 'sharedEventID', 'recipientAccountId', 'eventID', 'errorCode'],
          ),
          fc.oneof(hostile, objectOf(hostile)),
        ),
        { maxLength: 8 },
      ),
    )
    .map(([eventName, entries]) => {
      const service =
        eventName === 'GetObject'
          ? 's3'
          : eventName === 'CreateSession'
            ? 'rolesanywhere'
            : eventName === 'GetRoleCredentials'
              ? 'sso'
              : /Console|Switch/.test(eventName)
                ? 'signin'
                : 'sts';
      return JSON.parse(
        toJson([...entries, ['eventName', eventName], ['eventSource', `${service}.amazonaws.com`]]),
      ) as CloudTrailRecord;
    });

  it('never throws, ends, and leaves only text in its sentences', () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 12 }), (items) => {
        const issues = items.map((item, i) => parseIssue(item, { source: 0, record: i }));
        const index = buildChainIndex(issues.filter((issue) => issue !== undefined));
        for (const [i, item] of items.entries()) {
          const chain = findChain(parseCaller(item), index, { source: 0, record: i });
          assert.ok(chain.steps.length <= items.length);
          assert.ok(chain.steps.every(({ refs }) => refs.every(({ record }) => record !== i)));
          for (const sentence of [
            chain.closing,
            chain.missing?.what ?? [],
            ...chain.notes,
            ...chain.steps.map((step) => step.sentence),
          ]) {
            assert.equal(typeof toPlain(sentence), 'string');
            assert.ok(!toPlain(sentence).includes('undefined'));
          }
        }
      }),
      { numRuns: 1500 },
    );
  });
});
