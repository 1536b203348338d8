import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSessionFile } from '../../../../src/core/sessionFile/parseSessionFile';
import type { SessionFile } from '../../../../src/core/sessionFile/sessionFile';
import { SESSION_FORMAT, SESSION_VERSION } from '../../../../src/core/sessionFile/sessionFile';
import { toSessionText } from '../../../../src/core/sessionFile/toSessionText';

const sha256 = 'ab'.repeat(32);

const session: SessionFile = {
  sources: [{ path: 'logs/a.json.gz', sha256, size: 1234 }, { uri: 's3://bucket/key' }],
  filter: 'service:workdocs "two words"',
  grouping: ['type', 'identity'],
  stars: ['e-1', { source: 1, record: 5 }],
  notes: [
    { event: 'e-1', text: 'Two\nlines', author: 'Eve', time: Date.UTC(2025, 3, 1, 8) },
    { event: { source: 0, record: 0 }, text: '' },
  ],
};

const text = `{
  "format": "cloudtrail-lens-session",
  "version": 1,
  "sources": [
    {
      "path": "logs/a.json.gz",
      "sha256": "${sha256}",
      "size": 1234
    },
    {
      "uri": "s3://bucket/key"
    }
  ],
  "filter": "service:workdocs \\"two words\\"",
  "grouping": [
    "type",
    "identity"
  ],
  "stars": [
    "e-1",
    {
      "source": 1,
      "record": 5
    }
  ],
  "notes": [
    {
      "event": "e-1",
      "text": "Two\\nlines",
      "author": "Eve",
      "time": "2025-04-01T08:00:00Z"
    },
    {
      "event": {
        "source": 0,
        "record": 0
      },
      "text": ""
    }
  ]
}
`;

/** A session file with these members, and what a bar on either side marks as the place of the one fault. */
function toMarked(members: string): { readonly text: string; readonly span: { start: number; end: number } } {
  const marked = `{"format":"cloudtrail-lens-session","version":1,${members}}`;
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  return { text: marked.replaceAll('|', ''), span: { start, end } };
}

describe('session file', () => {
  it('is written in one order', () => {
    assert.equal(toSessionText(session), text);
  });

  it('is read as it was written', () => {
    assert.deepEqual(parseSessionFile(text), { session, faults: [] });
    assert.deepEqual(parseSessionFile(`\ufeff${text}`), { session, faults: [] });
  });

  it('may be almost empty', () => {
    assert.deepEqual(parseSessionFile('{"version":1,"format":"cloudtrail-lens-session"}'), {
      session: { sources: [], filter: '', grouping: [], stars: [], notes: [] },
      faults: [],
    });
  });

  it('keeps what it does not know, behind what it knows', () => {
    const other = `{"future":{"a":[1,{"__proto__":2}]},"format":"cloudtrail-lens-session","version":1,
      "sources":[{"etag":"x","path":"a"}],"notes":[{"colour":"red","event":"e","text":"t"}]}`;
    const { session: read, faults } = parseSessionFile(other);
    assert.deepEqual(faults, []);
    assert.ok(read);
    const again = toSessionText(read);
    assert.deepEqual(JSON.parse(again), {
      ...(JSON.parse(other) as object),
      filter: '',
      grouping: [],
      stars: [],
    });
    assert.deepEqual(Object.keys(JSON.parse(again) as object).at(-1), 'future');
    assert.ok(again.includes('"__proto__": 2'));
    assert.deepEqual(parseSessionFile(again).session, read);
  });

  const refused: readonly (readonly [string, string, RegExp, readonly [number, number]])[] = [
    ['no JSON', '{"format": x}', /not JSON here \(invalid symbol\)/, [11, 12]],
    ['nothing', '', /not JSON here \(value expected\)/, [0, 1]],
    ['comments', '{}//', /not JSON here \(invalid comment token\)/, [2, 4]],
    ['a list', '[]', /is a JSON object/, [0, 2]],
    ['other JSON', '{"Records":[]}', /no session file/, [0, 14]],
    ['another format', '{"format":"x"}', /no session file/, [10, 13]],
    [
      'a newer version',
      '{"format":"cloudtrail-lens-session","version":2}',
      /of version 2; this CloudTrail Lens reads version 1\. Update the extension/,
      [46, 47],
    ],
    ['a version of text', '{"format":"cloudtrail-lens-session","version":"1"}', /of version "1"/, [46, 49]],
    ['no version', '{"format":"cloudtrail-lens-session"}', /no readable "version"/, [0, 36]],
    ['deep nesting', '['.repeat(200_000), /nests deeper than 100/, [100, 101]],
  ];
  for (const [what, bad, message, [start, end]] of refused) {
    it(`refuses ${what} with words, at its place`, () => {
      const { session: read, faults } = parseSessionFile(bad);
      assert.equal(read, undefined);
      assert.equal(faults.length, 1);
      assert.match(faults[0]?.message ?? '', message);
      assert.deepEqual(faults[0]?.span, { start, end });
    });
  }

  it('takes the addresses of files of this machine, and of other file systems', () => {
    const uris = [
      'file:///logs/a.json',
      'file:///c%3A/logs/a%20b.json',
      'file:/logs/a',
      'vscode-remote://x/a',
    ];
    const sources = uris.map((uri) => ({ uri }));
    const { session, faults } = parseSessionFile(
      JSON.stringify({ format: SESSION_FORMAT, version: SESSION_VERSION, sources }),
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(session?.sources, sources);
  });

  const faulty: readonly (readonly [string, RegExp])[] = [
    ['"filter":|5|', /"filter" must be text/],
    ['"sources":|{}|', /"sources" must be a list/],
    ['"sources":[|7|]', /must be an object with a path or a uri/],
    ['"sources":[|{"size":1}|]', /neither path nor uri/],
    ['"sources":[{"path":|""|}]', /path is empty/],
    ['"sources":[{"path":|"\\\\\\\\server\\\\share\\\\a.json"|}]', /another computer/],
    ['"sources":[{"path":|"//server/a.json"|}]', /another computer/],
    ['"sources":[{"uri":|"file://server/share/a.json"|}]', /another computer/],
    ['"sources":[{"uri":|"FILE:////server/share/a.json"|}]', /another computer/],
    ['"sources":[{"uri":|"file:/\\\\server\\\\share"|}]', /another computer/],
    ['"sources":[{"uri":|"file:///%5cserver%5Cshare%"|}]', /another computer/],
    ['"sources":[{"uri":|"file:%2f%2Fserver/share"|}]', /another computer/],
    ['"sources":[{"path":"a","sha256":|"xyz"|}]', /64 hex digits/],
    ['"sources":[{"path":"a","size":|-1|}]', /whole number of bytes/],
    ['"grouping":["type",|null|]', /level of the grouping/],
    ['"stars":[|""|]', /named by its eventID/],
    ['"stars":[|{"source":0}|]', /named by its eventID/],
    ['"stars":[|{"source":0,"record":1}|]', /no source 0/],
    ['"notes":[|{"event":"e"}|]', /needs an event and a text/],
    ['"notes":[{"event":|[]|,"text":"t"}]', /named by its eventID/],
    ['"notes":[{"event":"e","text":"t","time":|"soon"|}]', /no time/],
  ];
  for (const [members, message] of faulty) {
    it(`reports ${members}`, () => {
      const { text: bad, span } = toMarked(members);
      const { session: read, faults } = parseSessionFile(bad);
      assert.ok(read);
      assert.equal(faults.length, 1);
      assert.match(faults[0]?.message ?? '', message);
      assert.deepEqual(faults[0]?.span, span);
    });
  }

  it('keeps the position of a source that it cannot use', () => {
    const { session: read } = parseSessionFile(
      '{"format":"cloudtrail-lens-session","version":1,"sources":[7,{"path":"b"}],"stars":[{"source":1,"record":0}]}',
    );
    assert.deepEqual(read?.sources, [{}, { path: 'b' }]);
    assert.deepEqual(read.stars, [{ source: 1, record: 0 }]);
  });

  it('takes the last of repeated members, as JSON.parse does', () => {
    const { session: read } = parseSessionFile(
      '{"format":"x","format":"cloudtrail-lens-session","version":1,"filter":"a","filter":"b"}',
    );
    assert.equal(read?.filter, 'b');
  });

  // Objects as JSON.parse makes them.
  const plain = { noNullPrototype: true } as const;
  const mark = fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc.record({ source: fc.constantFrom(0, 1), record: fc.nat() }, plain),
  );
  const note = fc.record({ event: mark, text: fc.string({ unit: 'binary' }), author: fc.string() }, plain);
  const anySession = fc.record(
    {
      sources: fc.tuple(
        fc.record({ path: fc.constantFrom('a.json', '../b c.json', '/x/y.gz') }, plain),
        fc.record({ uri: fc.webUrl(), size: fc.nat() }, plain),
      ),
      filter: fc.string({ unit: 'binary' }),
      grouping: fc.array(fc.string()),
      stars: fc.array(mark),
      notes: fc.array(note),
    },
    plain,
  );

  it('survives writing and reading, whatever is in it', () => {
    fc.assert(
      fc.property(anySession, (any) => {
        const { session: read, faults } = parseSessionFile(toSessionText(any));
        assert.deepEqual(faults, []);
        assert.deepEqual(read, any);
      }),
    );
  });

  it('never throws and puts every fault inside the text, however it is damaged', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 5 }), (at, length, insert) => {
        const damaged = text.slice(0, at) + insert + text.slice(at + length);
        const { session: read, faults } = parseSessionFile(damaged);
        assert.ok(read !== undefined || faults.length > 0);
        for (const { span } of faults) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.start <= damaged.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
