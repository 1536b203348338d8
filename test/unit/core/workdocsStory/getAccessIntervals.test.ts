import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/core/record/cloudTrailRecord';
import { getAccessIntervals } from '../../../../src/core/workdocsStory/getAccessIntervals';
import { at, buildIndex, call, denied, LEE, mary } from './storyLog';

/** reach, principal, role, from, until, end. */
type Row = readonly [
  string,
  string | undefined,
  string | undefined,
  number | undefined,
  number | undefined,
  string | undefined,
];

function getRows(records: readonly JsonObject[]): readonly Row[] {
  const index = buildIndex(records);
  const content = index.contents.get('x');
  assert.ok(content);
  return getAccessIntervals(index, content).map(({ reach, principal, role, from, until, end }) => [
    reach,
    principal,
    role,
    from,
    until,
    end,
  ]);
}

function share(time: string, principals: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  return call(time, mary, 'AddResourcePermissions', { ResourceId: 'x', Principals: principals }, more);
}

function remove(time: string, request: JsonObject): JsonObject {
  return call(time, mary, 'RemoveResourcePermission', { ResourceId: 'x', ...request });
}

const viewer = { Id: LEE, Type: 'USER', Role: 'VIEWER' };
const open = ['person', LEE, 'VIEWER', at('01T10:00'), undefined, undefined] as const;
const ended = ['person', LEE, 'VIEWER', at('01T10:00'), at('02T10:00'), 'removed'] as const;

describe('getAccessIntervals', () => {
  const cases: readonly (readonly [string, readonly JsonObject[], readonly Row[]])[] = [
    ['a share that stays open', [share('01T10:00', [viewer])], [open]],
    [
      'an end by the same id',
      [share('01T10:00', [viewer]), remove('02T10:00', { PrincipalId: LEE })],
      [ended],
    ],
    [
      'an end by the SID of the same user',
      [
        share('01T10:00', [viewer]),
        remove('02T10:00', { PrincipalId: 'S-1-5-21-1-2-3-1149', PrincipalType: 'USER' }),
      ],
      [ended],
    ],
    [
      'an end of everything',
      [
        share('01T10:00', [viewer]),
        call('02T10:00', mary, 'RemoveAllResourcePermissions', { resourceid: 'x' }),
      ],
      [ended],
    ],
    [
      'records in any order',
      [remove('02T10:00', { PrincipalId: LEE }), share('01T10:00', [viewer])],
      [ended],
    ],
    ['the same share twice as one', [share('01T10:00', [viewer]), share('02T10:00', [viewer])], [open]],
    ['no share that failed', [share('01T10:00', [viewer], denied), share('01T10:00', [])], []],
    [
      'only the principals that WorkDocs accepted',
      [
        share('01T10:00', [viewer, { Id: 'g', Type: 'GROUP', Role: 'OWNER' }], {
          responseElements: { shareResults: [{ principalId: 'g', status: 'FAILURE' }] },
        }),
      ],
      [open],
    ],
    [
      'a removal of what was given before the log begins',
      [remove('02T10:00', { PrincipalId: 'unknown' })],
      [['unknown', 'unknown', undefined, undefined, at('02T10:00'), 'removed']],
    ],
    [
      'a hidden principal, which no removal can be matched with',
      [
        share('01T10:00', [{ Id: '**-redacted-**', Type: 'INVITE', Role: 'VIEWER' }]),
        remove('02T10:00', { PrincipalId: 'unknown', PrincipalType: 'INVITE' }),
      ],
      [
        ['person', undefined, 'VIEWER', at('01T10:00'), undefined, undefined],
        ['person', 'unknown', undefined, undefined, at('02T10:00'), 'removed'],
      ],
    ],
    [
      'a public link whatever its principal is called',
      [
        share('01T10:00', [{ Id: 'a', Type: 'ANONYMOUS', Role: 'VIEWER' }]),
        remove('02T10:00', { PrincipalId: 'b', PrincipalType: 'ANONYMOUS' }),
      ],
      [['public', 'a', 'VIEWER', at('01T10:00'), at('02T10:00'), 'removed']],
    ],
    [
      'a removal without a type by the id of the link',
      [
        share('01T10:00', [{ Id: 'anonymous', Type: 'ANONYMOUS', Role: 'VIEWER' }]),
        remove('02T10:00', { PrincipalId: 'anonymous' }),
      ],
      [['public', 'anonymous', 'VIEWER', at('01T10:00'), at('02T10:00'), 'removed']],
    ],
  ];
  for (const [what, records, expected] of cases) {
    it(`finds ${what}`, () => {
      assert.deepEqual(getRows(records), expected);
    });
  }
});
