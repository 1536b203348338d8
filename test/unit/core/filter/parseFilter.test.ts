import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FilterTerm } from '../../../../src/core/filter/filter';
import { MAX_COMPARED_TERMS, parseFilter } from '../../../../src/core/filter/parseFilter';
import { toFilterText, toTermText } from '../../../../src/core/filter/toFilterText';
import { anyFilterText } from './anyFilterText';

type Term = Omit<FilterTerm, 'span'>;

const text = (value: string): FilterTerm['value'] => ({ kind: 'text', text: value });
const pattern = (...parts: string[]): FilterTerm['value'] => ({ kind: 'pattern', parts });

function withoutSpans(terms: readonly FilterTerm[]): readonly Term[] {
  return terms.map(({ field, value, isExcluded }) =>
    field === undefined ? { value, isExcluded } : { field, value, isExcluded },
  );
}

const DAY = Date.UTC(2025, 2, 11);

describe('parseFilter', () => {
  const terms: readonly [filter: string, ...terms: Term[]][] = [
    [''],
    [' \t\n '],
    ['quarterly', { value: text('quarterly'), isExcluded: false }],
    ['-quarterly', { value: text('quarterly'), isExcluded: true }],
    ['--x', { value: text('-x'), isExcluded: true }],
    ['"sales report"', { value: text('sales report'), isExcluded: false }],
    ['-"sales report"', { value: text('sales report'), isExcluded: true }],
    ['"a \\"b\\" \\\\ \\n"', { value: text('a "b" \\ \\n'), isExcluded: false }],
    ['CORP\\alice', { value: text('CORP\\alice'), isExcluded: false }],
    ['a"b c"d', { value: text('ab cd'), isExcluded: false }],
    ['a*b', { value: pattern('a', 'b'), isExcluded: false }],
    ['a***b*', { value: pattern('a', 'b', ''), isExcluded: false }],
    ['"a*b"', { value: text('a*b'), isExcluded: false }],
    ['*"a b"*', { value: pattern('', 'a b', ''), isExcluded: false }],
    ['service:workdocs', { field: 'service', value: text('workdocs'), isExcluded: false }],
    ['-Service:WorkDocs', { field: 'service', value: text('WorkDocs'), isExcluded: true }],
    ['eventSource:s3', { field: 'service', value: text('s3'), isExcluded: false }],
    ['userIdentity.arn:x', { field: 'identity', value: text('x'), isExcluded: false }],
    ['event:"Get Document"', { field: 'event', value: text('Get Document'), isExcluded: false }],
    ['event:a:b', { field: 'event', value: text('a:b'), isExcluded: false }],
    ['error:*', { field: 'error', value: { kind: 'any' }, isExcluded: false }],
    ['-error:**', { field: 'error', value: { kind: 'any' }, isExcluded: true }],
    ['error:""', { field: 'error', value: text(''), isExcluded: false }],
    ['error:"*"', { field: 'error', value: text('*'), isExcluded: false }],
    ['ip:203.0.113.*', { field: 'ip', value: pattern('203.0.113.', ''), isExcluded: false }],
    ['ip:10.0.0.0/8', { field: 'ip', value: { kind: 'network', text: '10.0.0.0/8' }, isExcluded: false }],
    [
      'ip:2001:DB8::/32',
      { field: 'ip', value: { kind: 'network', text: '2001:db8::/32' }, isExcluded: false },
    ],
    ['ip:"10.0.0.0/8"', { field: 'ip', value: text('10.0.0.0/8'), isExcluded: false }],
    ['failed:True', { field: 'failed', value: text('yes'), isExcluded: false }],
    ['access:r*', { field: 'access', value: pattern('r', ''), isExcluded: false }],
    ['plane:Data', { field: 'plane', value: text('data'), isExcluded: false }],
    ['hour:2025-03-11T14', { field: 'hour', value: text('2025-03-11T14'), isExcluded: false }],
    [
      'time:2025-03-11',
      { field: 'time', value: { kind: 'range', from: DAY, to: DAY + 86_400_000 }, isExcluded: false },
    ],
    [
      'time:2024-02',
      {
        field: 'time',
        value: { kind: 'range', from: Date.UTC(2024, 1), to: Date.UTC(2024, 2) },
        isExcluded: false,
      },
    ],
    [
      'time:2024',
      {
        field: 'time',
        value: { kind: 'range', from: Date.UTC(2024, 0), to: Date.UTC(2025, 0) },
        isExcluded: false,
      },
    ],
    [
      'time:9999-12-31',
      { field: 'time', value: { kind: 'range', from: Date.UTC(9999, 11, 31) }, isExcluded: false },
    ],
    ['time:2025-03-11..', { field: 'time', value: { kind: 'range', from: DAY }, isExcluded: false }],
    ['time:..2025-03-11', { field: 'time', value: { kind: 'range', to: DAY }, isExcluded: false }],
    [
      'time:"2025-03-11 14:05".."2025-03-11T17:00+02:00"',
      {
        field: 'time',
        value: { kind: 'range', from: DAY + 50_700_000, to: DAY + 54_000_000 },
        isExcluded: false,
      },
    ],
    [
      'time:"Jul 10, 2023, 12:43:35 PM"',
      {
        field: 'time',
        value: {
          kind: 'range',
          from: Date.UTC(2023, 6, 10, 12, 43, 35),
          to: Date.UTC(2023, 6, 10, 12, 43, 36),
        },
        isExcluded: false,
      },
    ],
    ['arn:aws:iam::1:user/x', { value: text('arn:aws:iam::1:user/x'), isExcluded: false }],
    ['-ARN:AWS-cn:iam', { value: text('ARN:AWS-cn:iam'), isExcluded: true }],
    ['2001:db8::1', { value: text('2001:db8::1'), isExcluded: false }],
    ['"dead:beef"', { value: text('dead:beef'), isExcluded: false }],
  ];
  for (const [filter, ...expected] of terms) {
    it(`reads ${JSON.stringify(filter)}`, () => {
      const parsed = parseFilter(filter);
      assert.deepEqual(parsed.faults, []);
      assert.deepEqual(withoutSpans(parsed.terms), expected);
    });
  }

  /** Bars stand at both ends of the fault's span. */
  const faults: readonly [marked: string, message: RegExp, terms: number][] = [
    ['|servce|:s3', /^There is no field "servce"\. Did you mean service\?/, 0],
    ['a |serv|:s3 b', /Did you mean service\?/, 2],
    ['|eventNme|:x', /Did you mean event\?/, 0],
    [
      '-|https|://example.com',
      /^There is no field "https"\. To look for the text itself, put it in quotes\.$/,
      0,
    ],
    ['|dead|:beef::1', /There is no field "dead"/, 0],
    ['|example.com|:443 x', /There is no field "example.com"/, 1],
    ['a service:|"work docs|', /^The quote is not closed\.$/, 1],
    ['|"|', /not closed/, 0],
    ['"a"|"\\"|', /not closed/, 0],
    ['x |service:| y', /^A value is missing after the colon\. Write service:\* .*service:""/, 2],
    ['|-failed:|', /^A value is missing after the colon\. Write failed:\* for events with any value\.$/, 0],
    ['a |-| b', /^A minus leaves out what follows it/, 2],
    ['|*|', /^A star alone matches every event/, 0],
    ['|-**|', /^A star alone/, 0],
    ['|""|', /^Nothing between the quotes/, 0],
    ['ip:|10.0.0.0/33|', /^This is no network/, 0],
    ['ip:|10.0.0/8|', /^This is no network/, 0],
    ['ip:|2001:db8::/129|', /^This is no network/, 0],
    ['ip:|/|', /^This is no network/, 0],
    ['access:|execute|', /^The value of access is read or write\.$/, 0],
    ['plane:|x*|', /^The value of plane is control or data\.$/, 0],
    ['redacted:|""|', /^The value of redacted is yes or no\.$/, 0],
    ['mfa:|maybe|', /^The value of mfa is yes or no\.$/, 0],
    ['hour:|14|', /^An hour is written as/, 0],
    ['time:|yesterday|', /^This is no time/, 0],
    ['time:|2025-02-30|', /^This is no time/, 0],
    ['time:|2025-13|', /^This is no time/, 0],
    ['time:|..|', /^This is no time/, 0],
    ['time:|2025-03-11..x|', /^This is no time/, 0],
    ['time:|2025-03-11*|', /^A time takes no star/, 0],
    ['time:|2025-03-12..2025-03-11|', /^The range ends before it begins/, 0],
    ['time:|2025-03-11..2025-03-11|', /^The range ends before it begins, or where it begins\.$/, 0],
    ['time:|0000-01-01T00:00:00+01:00|', /^This is no time/, 0],
  ];
  for (const [marked, message, count] of faults) {
    it(`finds the fault in ${marked}`, () => {
      const [before = '', inside = '', after = ''] = marked.split('|');
      const parsed = parseFilter(`${before}${inside}${after}`);
      assert.equal(parsed.faults.length, 1);
      assert.match(parsed.faults[0]?.message ?? '', message);
      assert.deepEqual(parsed.faults[0]?.span, { start: before.length, end: before.length + inside.length });
      assert.equal(parsed.terms.length, count);
    });
  }

  it('tells where each term stands', () => {
    const filter = ' a  -service:"x y"\tip:1* ';
    const spans = parseFilter(filter).terms.map(({ span }) => filter.slice(span.start, span.end));
    assert.deepEqual(spans, ['a', '-service:"x y"', 'ip:1*']);
  });

  it('shows no more of an unknown name than fits a message', () => {
    const [fault] = parseFilter(`${'x'.repeat(5000)}:y`).faults;
    assert.ok((fault?.message.length ?? Infinity) < 300);
  });

  it('takes any number of whole values, and says which words are too many', () => {
    const addresses = Array.from({ length: 5000 }, (_, i) => `ip:10.0.${i >> 8}.${i & 255}`).join(' ');
    assert.equal(parseFilter(addresses).terms.length, 5000);
    const words = parseFilter(Array.from({ length: MAX_COMPARED_TERMS + 2 }, (_, i) => `w${i}`).join(' '));
    assert.equal(words.terms.length, MAX_COMPARED_TERMS);
    assert.equal(words.faults.length, 2);
    assert.match(words.faults[0]?.message ?? '', /at most 100 words/);
  });

  it('reads any text, and accounts for every character that is not blank', () => {
    fc.assert(
      fc.property(anyFilterText, (filter) => {
        const { terms: found, faults: wrong } = parseFilter(filter);
        const taken = new Uint8Array(filter.length);
        for (const { span } of [...found, ...wrong]) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= filter.length);
          taken.fill(1, span.start, span.end);
        }
        // A fault marks the part that is wrong, so whole tokens are compared: each has a term or a fault.
        for (const token of filter.matchAll(/\S+/g)) {
          const isQuoted = filter.includes('"');
          assert.ok(isQuoted || taken.subarray(token.index, token.index + token[0].length).includes(1));
        }
      }),
    );
  });

  it('reads long text in time in proportion to its length', () => {
    for (const filter of [
      '"'.repeat(300_001),
      'a:'.repeat(200_000),
      '*a'.repeat(200_000),
      '-'.repeat(400_000),
      '"\\'.repeat(200_000),
      'x '.repeat(200_000),
    ]) {
      const start = process.cpuUsage();
      parseFilter(filter);
      assert.ok(process.cpuUsage(start).user < 2_000_000, filter.slice(0, 4));
    }
  });
});

describe('toFilterText', () => {
  it('writes terms that read back the same, whatever the text', () => {
    fc.assert(
      fc.property(anyFilterText, (filter) => {
        const { terms } = parseFilter(filter);
        const written = parseFilter(toFilterText(terms));
        assert.deepEqual(written.faults, []);
        assert.deepEqual(withoutSpans(written.terms), withoutSpans(terms));
      }),
      { numRuns: 500 },
    );
  });

  it('writes any value of a field so that it is read as this value', () => {
    const fields = ['event', 'ip', 'agent', 'service', 'source', undefined] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (field, value) => {
          const { terms, faults } = parseFilter(toTermText(field, value));
          assert.deepEqual(faults, []);
          assert.deepEqual(withoutSpans(terms), [
            field === undefined
              ? { value: text(value), isExcluded: false }
              : { field, value: text(value), isExcluded: false },
          ]);
        },
      ),
    );
  });

  const written: readonly [filter: string, text: string][] = [
    ['  SERVICE:s3   -x ', 'service:s3 -x'],
    ['errorcode:""', 'error:""'],
    ['time:2025-03-11', 'time:2025-03-11..2025-03-12'],
    ['time:2025-03-11T14..', 'time:2025-03-11T14:00:00Z..'],
    ['time:..2025-03-11T14:00:00.5Z', 'time:..2025-03-11T14:00:00.500Z'],
    ['ip:"a/b" ip:10.0.0.0/8', 'ip:"a/b" ip:10.0.0.0/8'],
    ['agent:*"a b"* "-x" "a:b"', 'agent:*"a b"* "-x" "a:b"'],
  ];
  for (const [filter, expected] of written) {
    it(`writes ${filter} as ${expected}`, () => {
      assert.equal(toFilterText(parseFilter(filter).terms), expected);
    });
  }
});
