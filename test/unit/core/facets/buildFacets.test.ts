import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildFacets } from '../../../../src/core/facets/buildFacets';
import type { Facet, FacetField, FacetOptions } from '../../../../src/core/facets/facet';
import { defaultFacets } from '../../../../src/core/facets/facetFields';
import { parseFilter } from '../../../../src/core/filter/parseFilter';
import { toTermText } from '../../../../src/core/filter/toFilterText';
import type { FilteredEvents } from '../../../../src/core/filter/fieldColumn';
import { ADMIN_SESSION, ALICE, buildFilteredEvents, DIRECTORY_USER, WORKDOCS } from '../filter/filteredLogs';
import { anyLogs, anyTerms, isNaiveMatch } from '../filter/naiveFilter';

const S3 = 's3.amazonaws.com';

const events = buildFilteredEvents([
  [
    {
      eventID: 'a',
      eventSource: WORKDOCS,
      eventName: 'GetDocument',
      readOnly: true,
      userIdentity: DIRECTORY_USER,
    },
    {
      eventID: 'b',
      eventSource: WORKDOCS,
      eventName: 'DeleteUser',
      readOnly: false,
      userIdentity: ALICE,
      errorCode: 'Denied',
    },
    { eventID: 'c', eventSource: S3, eventName: 'GetObject', readOnly: true, userIdentity: ALICE },
    {
      eventID: 'd',
      eventSource: S3,
      eventName: 'getobject',
      readOnly: true,
      userIdentity: ADMIN_SESSION,
      errorCode: 'Denied',
    },
    { eventID: 'e', eventSource: 'kms.amazonaws.com', eventName: 'Decrypt' },
  ],
  [
    {
      eventID: 'a',
      eventSource: WORKDOCS,
      eventName: 'GetDocument',
      readOnly: true,
      userIdentity: DIRECTORY_USER,
    },
    {
      eventID: 'f',
      eventSource: S3,
      eventName: 'PutObject',
      userIdentity: { type: 'IAMUser', userName: 'AIDAALICE' },
    },
  ],
]);

function getFacet(
  field: FacetField,
  filter = '',
  options: FacetOptions = {},
  of: FilteredEvents = events,
): Facet {
  const [facet] = buildFacets(of.table, of.principals, parseFilter(filter), of.names, {
    ...options,
    fields: [field],
  });
  assert.ok(facet !== undefined);
  return facet;
}

function getCounts(facet: Facet): readonly string[] {
  const signs = { include: '+', exclude: '-', none: '' };
  return facet.values.map(({ value, count, state }) => `${signs[state]}${value} ${count}`);
}

describe('buildFacets', () => {
  it('makes the usual facets in their order', () => {
    const facets = buildFacets(events.table, events.principals, parseFilter(''), events.names);
    assert.deepEqual(
      facets.map(({ field }) => field),
      defaultFacets,
    );
    assert.deepEqual(
      facets.map(({ label }) => label),
      [
        'Identity type',
        'Identity',
        'Service',
        'Event',
        'Error',
        'Region',
        'Account',
        'Source address',
        'Read or write',
        'WorkDocs plane',
        'Redacted',
        'Log',
      ],
    );
  });

  const cases: readonly [field: FacetField, filter: string, counts: string[], none: number][] = [
    ['service', '', ['s3 3', 'workdocs 2', 'kms 1'], 0],
    ['event', '', ['GetObject 2', 'Decrypt 1', 'DeleteUser 1', 'GetDocument 1', 'PutObject 1'], 0],
    ['error', '', ['Denied 2'], 4],
    ['access', '', ['read 4', 'write 2'], 0],
    ['plane', '', ['control 1', 'data 1'], 4],
    ['redacted', '', ['no 6'], 0],
    ['source', '', ['log0 5', 'log1 1'], 0],
    ['type', '', ['IAMUser 3', 'AssumedRole 1', 'workdocs-user 1'], 1],
    // identity:AIDAALICE finds alice's two events too, by their principalId.
    ['identity', '', ['AIDAALICE 3', 'alice 2', 'Admin 1', 'Zoë 1', 'nobody named 1'], 0],
    [
      'identity',
      'identity:AKIAALICE -identity:nobody',
      ['AIDAALICE 3', 'alice 2', 'Admin 1', 'Zoë 1', 'nobody named 1', '+AKIAALICE 2', '-nobody 0'],
      0,
    ],
    // A field's own terms do not change its counts; those of other fields do.
    ['service', 'service:s3', ['+s3 3', 'workdocs 2', 'kms 1'], 0],
    ['service', 'error:denied', ['s3 1', 'workdocs 1'], 0],
    ['error', 'error:denied service:s3', ['+Denied 1'], 2],
    ['service', 'service:workdocs access:read -service:s3', ['-s3 2', 'kms 1', '+workdocs 1'], 0],
    [
      'service',
      'service:ec2 -service:kms.amazonaws.com error:*',
      ['s3 1', 'workdocs 1', '+ec2 0', '-kms 0'],
      0,
    ],
    ['event', 'getobject', ['GetObject 2'], 0],
    ['event', 'time:2025', [], 0],
    ['error', 'error:"" time:2025', [], 0],
    ['event', 'event:Get*', ['GetObject 2', 'Decrypt 1', 'DeleteUser 1', 'GetDocument 1', 'PutObject 1'], 0],
  ];
  for (const [field, filter, counts, none] of cases) {
    it(`counts ${field} with the filter ${JSON.stringify(filter)}`, () => {
      const facet = getFacet(field, filter);
      assert.deepEqual(getCounts(facet), counts);
      assert.equal(facet.none.count, none);
    });
  }

  it('lists the most frequent values, then those of the filter, and counts all', () => {
    const facet = getFacet('event', 'event:PutObject -event:Zap', { limit: 2 });
    assert.deepEqual(getCounts(facet), ['GetObject 2', 'Decrypt 1', '+PutObject 1', '-Zap 0']);
    assert.equal(facet.distinct, 5);
    assert.deepEqual(getCounts(getFacet('event', '', { limit: 0 })), []);
  });

  it('finds values by the beginning of the value or of its label', () => {
    assert.deepEqual(getCounts(getFacet('event', 'event:Decrypt', { prefix: 'GET' })), [
      'GetObject 2',
      'GetDocument 1',
    ]);
    assert.deepEqual(getCounts(getFacet('type', '', { prefix: 'iam u' })), ['IAMUser 3']);
    assert.deepEqual(getCounts(getFacet('service', '', { prefix: 'amazon work' })), ['workdocs 2']);
    assert.equal(getFacet('event', '', { prefix: 'get' }).distinct, 2);
  });

  it('says what the filter says of events without a value', () => {
    assert.equal(getFacet('error', 'error:""').none.state, 'include');
    assert.equal(getFacet('error', '-error:""').none.state, 'exclude');
    assert.equal(getFacet('error').none.state, 'none');
    assert.deepEqual(getFacet('plane').none, {
      value: '',
      label: 'Not WorkDocs, or not known',
      count: 4,
      state: 'none',
    });
  });

  it('labels values for people', () => {
    const getLabels = (field: FacetField): readonly string[] =>
      getFacet(field).values.map(({ label }) => label);
    assert.deepEqual(getLabels('type'), ['IAM user', 'Assumed role', 'WorkDocs directory user']);
    assert.deepEqual(getLabels('access'), ['Read', 'Write']);
    assert.deepEqual(getLabels('event')[0], 'GetObject');
  });

  it('keeps long and crafted values whole and labels them short', () => {
    const name = 'x'.repeat(5000);
    const odd = buildFilteredEvents([
      [
        { eventID: '1', eventName: name },
        { eventID: '2', eventName: '__proto__' },
        { eventID: '3', eventName: '"*' },
      ],
    ]);
    const [first, second, third] = getFacet('event', '', {}, odd).values;
    assert.equal(first?.value, '"*');
    assert.equal(second?.value, '__proto__');
    assert.equal(third?.value, name);
    assert.equal(third.label.length, 300);
  });

  const fields: readonly FacetField[] = [
    ...defaultFacets,
    'session',
    'key',
    'mfa',
    'failed',
    'hour',
    'agent',
    'identity-account',
    'id',
  ];

  it('counts for each value the events that match when it is the only term of its field', () => {
    fc.assert(
      fc.property(anyLogs, anyTerms, fc.constantFrom(...fields), (logs, text, field) => {
        const random = buildFilteredEvents(logs as never);
        const filter = parseFilter(text);
        const facet = getFacet(field, text, { limit: 100 }, random);
        const others = filter.terms.filter((term) => term.field !== field);
        const shown = logs
          .flatMap((records, i) => records.map((record) => ({ record, source: `log${i}` })))
          .filter((_, event) => random.table.repeated[event] === 0);
        const isRest = ({ record, source }: (typeof shown)[number]): boolean =>
          isNaiveMatch({ terms: others }, record, source);
        let withValue = 0;
        for (const { value, count } of [...facet.values, ...(isAlwaysSet(field) ? [] : [facet.none])]) {
          const { terms } = parseFilter(toTermText(field, value));
          const expected = shown.filter(
            (event) => isRest(event) && isNaiveMatch({ terms }, event.record, event.source),
          );
          assert.equal(count, expected.length, `${field} ${value}`);
          withValue += count;
        }
        // An identity may be found under several names; all other fields have each event under one value.
        if (field !== 'identity') {
          assert.equal(withValue, shown.filter(isRest).length);
          assert.equal(facet.distinct, facet.values.filter(({ count }) => count > 0).length);
        }
      }),
      { numRuns: 400 },
    );
  });
});

function isAlwaysSet(field: FacetField): boolean {
  return field === 'redacted' || field === 'failed';
}
